using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace GearSweep.Dashboard.Sweeps.TrialList;

/// <summary>The trials, to sort and to filter; rows are fetched as they come into view, so their number does not matter.</summary>
public sealed partial class TrialsTab
{
    private Virtualize<TrialRow>? _list;
    private IReadOnlyList<TrialColumn> _columns = [];
    private UnitScale _scale = UnitScale.AsIs("");
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
    protected override object Wanted => (Sweep.Row.Id, Condition, Filter, Sweep.Row.Counts);

    private IReadOnlyList<TrialColumn> Columns => _columns;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _scale = ErrorScale.Of(Sweep.Row);
        var unscaled = _scale.Head($"Test RMSE of {Shown.Of(Sweep.Row.Target.Name)}");
        _columns = TrialColumn.For(Sweep.VariedParameters, unscaled);
        base.OnParametersSet();
    }

    /// <inheritdoc/>
    protected override async Task<bool> FetchAsync(CancellationToken cancellation)
    {
        // Rows of trials that run change all the time; else only when a count or the filter does.
        var shown = Wanted;
        var outdated = _shown is not null && (!shown.Equals(_shown) || Sweep.Row.Counts.Running > 0);
        _shown = shown;
        if (!outdated || _list is null) return false;
        await _list.RefreshDataAsync();
        return true;
    }

    private static string LabelOf(string parameter) => ParameterCatalog.Find(parameter)?.Label ?? parameter;

    private static string? Given(ChangeEventArgs change) => change.Value?.ToString() is { Length: > 0 } text ? text : null;

    private async ValueTask<ItemsProviderResult<TrialRow>> ProvideAsync(ItemsProviderRequest request)
    {
        var query = Filter.Query(Sweep.Row.Id, Condition, request.StartIndex, request.Count);
        var page = await Grains.GetGrain<IResultsGrain>(0).TrialsAsync(query).WaitAsync(request.CancellationToken);
        if (_total != page.Total)
        {
            _total = page.Total;
            StateHasChanged();
        }

        return new ItemsProviderResult<TrialRow>(page.Items, page.Total);
    }

    private void SortBy(string column)
    {
        var descending = column == Filter.SortColumn && !Filter.Descending;
        SetQuery(new Dictionary<string, object?> { ["sort"] = column == "number" ? null : column, ["order"] = descending ? "down" : null });
    }

    private void ShowAll() => SetQuery(new Dictionary<string, object?> { ["state"] = null, ["text"] = null, ["where"] = null });
}
