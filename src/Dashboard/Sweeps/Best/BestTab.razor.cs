using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Shared.Text;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Sweeps.Best;

/// <summary>What the best trial of a condition predicts for the first test rows, beside the truth and AR.</summary>
public sealed partial class BestTab
{
    private TrialDetail? _trial;

    /// <summary>The sweep.</summary>
    [Parameter, EditorRequired]
    public SweepDetail Sweep { get; set; } = default!;

    /// <summary>The condition; without one, that with the greatest skill.</summary>
    [Parameter]
    public OperatingCondition? Condition { get; set; }

    /// <inheritdoc/>
    protected override TimeSpan? Interval => null;

    /// <inheritdoc/>
    protected override object Wanted => (Sweep.Row.Id, Best?.Best?.Number);

    private ConditionResult? Best =>
        Sweep
            .Row.Conditions.Where(c => c.Best is not null && (Condition is null || c.Condition == Condition))
            .MaxBy(c => c.Skill ?? double.NegativeInfinity);

    private string Unscaled(BestTrial best)
    {
        var scale = UnitScale.For(Sweep.Row.Target.Unit, best.Test.RmseUnits);
        return $"{scale.After(Figures.Format(scale.Of(best.Test.RmseUnits)))} unscaled";
    }

    private static string? Similar(ConditionResult best)
    {
        if (best.Similar is not { } similar)
            return null;
        if (similar.Others == 0)
            return "No other configuration with more than one seed is as good within the noise of seeds and test rows.";
        static string Choice(SimilarConfiguration choice) =>
            $"#{choice.Trial} ({ConfigurationText.Words(choice.Configuration)}; {Figures.Count(choice.Weights)} weights, {Figures.Duration(choice.Seconds)})";
        var choices =
            similar.Smallest.Trial == similar.Fastest.Trial
                ? $"The smallest and fastest of them is {Choice(similar.Smallest)}."
                : $"The smallest of them is {Choice(similar.Smallest)}, the fastest {Choice(similar.Fastest)}.";
        return $"As good within the noise: {Figures.Count(similar.Others)} more. {choices}";
    }

    /// <inheritdoc/>
    protected override async Task<bool> FetchAsync(CancellationToken cancellation)
    {
        if (Best is not { Best.Number: var number })
            return false;
        _trial = await Grains.GetGrain<IResultsGrain>(0).TrialAsync(Sweep.Row.Id, number).WaitAsync(cancellation);
        return true;
    }
}
