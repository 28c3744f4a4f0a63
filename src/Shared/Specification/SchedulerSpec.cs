namespace GearSweep.Shared.Specification;

/// <summary>Which trials go on: they pause at rungs, and the better ones are promoted.</summary>
/// <param name="Kind">The rule.</param>
/// <param name="MinEpochs">Epochs of a trial's first job, 1 and up; of no meaning for
/// <see cref="SchedulerKind.None"/>.</param>
/// <param name="ReductionFactor">η: one in η trials of a rung goes on, with η times as many epochs; 2 and up.</param>
public sealed record SchedulerSpec(SchedulerKind Kind, int MinEpochs, int ReductionFactor)
{
    /// <summary>Logical slots where nothing else is said.</summary>
    public const int UsualSlots = 8;

    /// <summary>What a decision sees.</summary>
    public DecisionOrder Order { get; init; }

    /// <summary>Jobs that are taken to run at once where the order is fixed, 1 and up; about twice the slots that there
    /// are keeps all of them busy.</summary>
    public int Slots { get; init; } = UsualSlots;

    /// <summary>Every trial is trained to its end.</summary>
    public static readonly SchedulerSpec None = new(SchedulerKind.None, 0, 0);

    /// <summary>Successive halving with the values that do well on short recordings.</summary>
    public static readonly SchedulerSpec Asha = new(SchedulerKind.Asha, MinEpochs: 3, ReductionFactor: 2);
}
