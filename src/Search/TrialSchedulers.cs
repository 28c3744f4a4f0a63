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
    public static ITrialScheduler? For(SweepSpec spec, int configurations, int conditions) =>
        spec.Scheduler.Kind == SchedulerKind.Asha
            ? new AshaScheduler(configurations, conditions, spec.Repeats, Rungs(spec), spec.Scheduler.ReductionFactor)
            : null;

    private static IReadOnlyList<int> Rungs(SweepSpec spec) =>
        RungEpochs.Create(spec.Scheduler.MinEpochs, spec.Scheduler.ReductionFactor, spec.Epochs);
}
