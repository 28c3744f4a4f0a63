namespace GearSweep.Shared.Sweeps;

/// <summary>
/// What a person reads who cancels a sweep, or tries its failed trials again: the same from a cluster and from a store
/// without one.
/// </summary>
public static class ActionReplies
{
    /// <summary>A cancelled sweep is not tried again.</summary>
    public static ActionReply CancelledForGood { get; } = new(false, "The sweep is cancelled.");

    /// <summary>There is nothing to cancel.</summary>
    public static ActionReply EndedAlready(SweepState state) =>
        new(false, $"The sweep is {state.ToString().ToLowerInvariant()} already.");

    /// <summary>The sweep was cancelled.</summary>
    /// <param name="queued">Trials that waited.</param>
    public static ActionReply Cancelled(int queued) =>
        new(
            true,
            queued == 1
                ? "Cancelled: 1 waiting trial will not run; what was trained is kept."
                : $"Cancelled: {queued} waiting trials will not run; what was trained is kept."
        );

    /// <summary>There is nothing to try again.</summary>
    /// <param name="trial">The trial that was asked for; <see langword="null"/> for all.</param>
    public static ActionReply NoneFailed(int? trial) =>
        new(false, trial is { } number ? $"Trial {number} has not failed." : "No trial has failed.");

    /// <summary>There is nothing to add seeds to.</summary>
    public static ActionReply NoneUndecided { get; } =
        new(false, "No condition is undecided, or the seeds that were added there have not ended yet.");

    /// <summary>Trials were added.</summary>
    public static ActionReply Added(int count) =>
        new(true, count == 1 ? "1 trial was added." : $"{count} trials were added.");

    /// <summary>Failed trials wait again.</summary>
    public static ActionReply Retried(int count) =>
        new(true, count == 1 ? "1 trial is queued again." : $"{count} trials are queued again.");
}
