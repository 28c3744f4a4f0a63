using GearSweep.Dashboard.Formatting;
using GearSweep.Dashboard.Grids;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace GearSweep.Dashboard.Sweeps.TrialList;

/// <summary>
/// The trials in a grid, to sort, filter and select. Order, filters and hidden columns stand in the address, which
/// alone says what is asked for; rows are fetched as they come into view, so their number does not matter.
/// </summary>
public sealed partial class TrialsTab
{
    private const float RowHeight = 29;

    // As many as the line of a request has room for; the API bounds them as well.
    private const int MostSelected = 1_000;

    private static readonly GridSort ByNumber = new("number", false);

    private MudDataGrid<GridRow<TrialRow>>? _grid;
    private IReadOnlyList<TrialColumn> _columns = [];
    private HashSet<GridRow<TrialRow>> _selected = [];
    private int? _total;
    private object? _shown;

    /// <summary>The sweep.</summary>
    [Parameter, EditorRequired]
    public SweepDetail Sweep { get; set; } = default!;

    /// <summary>Only this condition's trials.</summary>
    [Parameter]
    public OperatingCondition? Condition { get; set; }

    /// <summary>Which of them, and in which order, as the address says.</summary>
    [Parameter, EditorRequired]
    public TrialFilter Filter { get; set; } = TrialFilter.All;

    /// <inheritdoc/>
    protected override TimeSpan? Interval => Sweep.Row.Moves() ? Moving : AtRest;

    /// <inheritdoc/>
    protected override object Wanted => (Sweep.Row.Id, Condition, Filter with { Hide = null }, Sweep.Row.Counts);

    private GridSort Sort => new(Filter.SortColumn, Filter.Descending);

    private Dictionary<string, object> Table =>
        new() { ["aria-label"] = "Trials", ["aria-rowcount"] = (_total ?? 0) + 1 };

    private string SelectedCsv =>
        $"/api/sweeps/{Sweep.Row.Id}/trials.csv?trials={string.Join(',', _selected.Select(row => row.Value.Number).Order().Take(MostSelected))}";

    private string ListedCsv =>
        $"/api/sweeps/{Sweep.Row.Id}/trials.csv?{Filter.ToApi(Condition is { } only ? ConditionText.Write(only) : null)}";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _columns = TrialColumn.For(Sweep.VariedParameters, ErrorScale.For(Sweep.Row), Sweep.Row.Target.Name);
        base.OnParametersSet();
    }

    /// <inheritdoc/>
    protected override async Task<bool> FetchAsync(CancellationToken cancellation)
    {
        // Rows of trials that run change all the time; else only when a count or the filter does.
        var shown = Wanted;
        var outdated = _shown is not null && (!shown.Equals(_shown) || Sweep.Row.Counts.Running > 0);
        _shown = shown;
        if (!outdated || _grid is null)
            return false;
        await _grid.ReloadServerData();
        return true;
    }

    private async Task<GridData<GridRow<TrialRow>>> ProvideAsync(
        GridStateVirtualize<GridRow<TrialRow>> wanted,
        CancellationToken cancellation
    )
    {
        var query = Filter.Query(Sweep.Row.Id, Condition, wanted.StartIndex, wanted.Count);
        var page = await Grains.GetGrain<IResultsGrain>(0).TrialsAsync(query).WaitAsync(cancellation);
        if (_total != page.Total)
        {
            _total = page.Total;
            StateHasChanged();
        }

        return new GridData<GridRow<TrialRow>>
        {
            Items = [.. page.Items.Select(trial => new GridRow<TrialRow>(trial.Number, trial))],
            TotalItems = page.Total,
        };
    }

    private string TitleOf(string name) => TrialColumn.TitleOf(_columns, name);

    private string? ValueOf(TrialColumn column) =>
        column.Name switch
        {
            "state" => Filter.States.Count == 0 ? null : string.Join(',', Filter.States.Select(TrialFilter.NameOf)),
            "message" => Filter.Text,
            var name => Filter.Stated.TryGetValue(name, out var stated) ? column.ToShown(stated) : null,
        };

    private IEnumerable<(string Name, string Title, string Text)> Chips() =>
        from column in _columns
        let value = ValueOf(column)
        where !string.IsNullOrWhiteSpace(value)
        select (column.Name, column.Title, column.Kind == FilterKind.Number ? ColumnFilter.InWords(value) : value);

    /// <summary>
    /// Filters by a column, in the figures that it shows, or no longer; answers what is wrong with the filter.
    /// </summary>
    private string? Apply(string name, string? text)
    {
        var column = _columns.First(c => c.Name == name);
        if (column.Kind is FilterKind.Words or FilterKind.Text)
        {
            SetQuery(column.Kind == FilterKind.Text ? "text" : name, text);
            return null;
        }

        var (stated, error) = text is null ? (null, null) : column.ToStated(text);
        if (error is null)
            SetQuery("where", Filter.WhereWith(name, stated));
        return error;
    }

    private void Sorted(Dictionary<string, SortDefinition<GridRow<TrialRow>>> sort)
    {
        if (GridSort.From(sort) is { } chosen)
            SetQuery(chosen.ToQuery(ByNumber));
    }

    private void ShowAll() =>
        SetQuery(
            new Dictionary<string, object?>
            {
                ["state"] = null,
                ["text"] = null,
                ["where"] = null,
            }
        );

    private string? HeadClass(TrialColumn column) =>
        $"{CellClass(column)} {(ValueOf(column) is null ? null : "filtered")}".Trim();

    private static string? CellClass(TrialColumn column) =>
        column.Name switch
        {
            "number" => "first",
            "message" => "message",
            "test_rmse_units" => "long",
            _ => null,
        };
}
