using GearSweep.Search.Halving;
using GearSweep.Shared.Specification;

namespace GearSweep.Search;

/// <summary>The trial schedulers by kind.</summary>
public static class TrialSchedulers
{
    /// <summary>Epochs that a sweep is given in all, about; early stops not counted.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="configurations">Configurations that will be proposed.</param>
    /// <param name="conditions">Conditions.</param>
    public static long Epochs(SweepSpec spec, int configurations, int conditions) =>
        conditions
        * (
            spec.Scheduler.Kind == SchedulerKind.None
                ? (long)configurations * spec.Repeats * spec.Epochs
                : RungEpochs.Expected(Rungs(spec), spec.Scheduler.ReductionFactor, configurations, spec.Repeats)
        );

    /// <summary>A scheduler that has seen nothing yet; <see langword="null"/> where every trial is trained to its
    /// end.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="configurations">Configurations that will be proposed.</param>
    /// <param name="conditions">Conditions.</param>
    /// <param name="secondsPerEpoch">The price of an epoch of a trial, in seconds.</param>
    public static ITrialScheduler? For(
        SweepSpec spec,
        int configurations,
        int conditions,
        Func<int, double> secondsPerEpoch
    )
    {
        if (spec.Scheduler.Kind == SchedulerKind.None)
            return null;
        var (repeats, factor) = (spec.Repeats, spec.Scheduler.ReductionFactor);
        var asha = new AshaScheduler(
            configurations,
            conditions,
            repeats,
            Rungs(spec),
            factor,
            spec.EarlyStop.Kind != EarlyStopKind.None
        );
        return spec.Scheduler.Order == DecisionOrder.Fixed
            ? new FixedOrder(asha, spec.Scheduler.Slots, secondsPerEpoch)
            : asha;
    }

    private static IReadOnlyList<int> Rungs(SweepSpec spec) =>
        RungEpochs.Create(spec.Scheduler.MinEpochs, spec.Scheduler.ReductionFactor, spec.Epochs);
}
