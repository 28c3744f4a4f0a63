using System.Globalization;
using GearSweep.Dashboard.Conditions;
using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Shared.Text;
using GearSweep.Shared.Trials;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace GearSweep.Dashboard.Sweeps.Matrix;

/// <summary>
/// Test errors of every configuration at every condition, with the baselines above them. Rows are fetched as they come
/// into view.
/// </summary>
public sealed partial class MatrixTab
{
    private const double PinnedWidth = 6.75;

    private HeatMap? _first;
    private Virtualize<HeatMapRow>? _list;
    private (int Sweep, int Completed) _shown;

    /// <summary>The sweep.</summary>
    [Parameter, EditorRequired]
    public SweepDetail Sweep { get; set; } = default!;

    /// <summary>Only this condition's column.</summary>
    [Parameter]
    public OperatingCondition? Condition { get; set; }

    /// <inheritdoc/>
    protected override TimeSpan? Interval => Sweep.Row.Moves() ? Moving : AtRest;

    /// <inheritdoc/>
    protected override object Wanted => (Sweep.Row.Id, Sweep.Row.Counts.Completed);

    private IReadOnlyList<int> ColumnPlaces =>
        [
            .. Enumerable
                .Range(0, _first!.Conditions.Count)
                .Where(i => Condition is null || _first.Conditions[i] == Condition),
        ];

    private IReadOnlyList<OperatingCondition> Columns => [.. ColumnPlaces.Select(i => _first!.Conditions[i])];

    private IEnumerable<(string Name, Func<BaselineResult, ErrorMetrics> Error)> Baselines
    {
        get
        {
            int[] lengths =
            [
                .. Sweep.Row.Conditions.Select(c => c.Baselines?.SequenceLength).OfType<int>().Distinct().Order(),
            ];
            var length = lengths.Length > 0 ? string.Join("|", lengths) : "L";
            yield return ("Baseline: mean of the train targets", b => b.Mean);
            yield return ("Baseline: persistence (last value)", b => b.Persistence);
            yield return ("Baseline: AR*, whose order validation chose", b => b.ArStar);
            yield return ("Baseline: ridge regression on the longest window", b => b.Ridge);
            yield return ($"Baseline: AR({length}), with the best configuration's window", b => b.Autoregressive);
        }
    }

    /// <inheritdoc/>
    protected override async Task<bool> FetchAsync(CancellationToken cancellation)
    {
        // Cells change only when a trial completes; the sweep's own page knows how many have.
        var wanted = (Sweep.Row.Id, Sweep.Row.Counts.Completed);
        if (wanted == _shown)
            return false;
        _first = await Grains.GetGrain<IResultsGrain>(0).HeatMapAsync(Sweep.Row.Id, 0, 1).WaitAsync(cancellation);
        _shown = wanted;
        if (_list is not null)
            await _list.RefreshDataAsync();
        return true;
    }

    // Columns that stay have one width, so that it is known where the next one stays. A configuration without
    // parameters beside it is named in its own.
    private string Pin(int place) =>
        Sweep.VariedParameters.Count == 0
            ? "left: 0"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"left: {place * PinnedWidth}rem; width: {PinnedWidth}rem; min-width: {PinnedWidth}rem; max-width: {PinnedWidth}rem"
            );

    private string Words(HeatMapCell cell)
    {
        var scale = UnitScale.For(Sweep.Row.Target.Unit, cell.TestRmseUnits);
        var error = scale.After(Figures.Format(scale.Of(cell.TestRmseUnits)));
        return $"trial {cell.Trial}: {error}, {SkillScale.Words(cell.Skill)} on average, seeds: {cell.Seeds}, {cell.Verdict.ToWords()}";
    }

    private BaselineResult? BaselineAt(OperatingCondition condition) =>
        Sweep.Row.Conditions.FirstOrDefault(c => c.Condition == condition)?.Baselines;

    private async ValueTask<ItemsProviderResult<HeatMapRow>> ProvideAsync(ItemsProviderRequest request)
    {
        var map = await Grains
            .GetGrain<IResultsGrain>(0)
            .HeatMapAsync(Sweep.Row.Id, request.StartIndex, Math.Min(request.Count, 1000))
            .WaitAsync(request.CancellationToken);
        return new ItemsProviderResult<HeatMapRow>(map.Rows, map.Total);
    }
}
