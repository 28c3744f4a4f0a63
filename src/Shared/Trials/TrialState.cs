namespace GearSweep.Shared.Trials;

/// <summary>
/// Where a trial stands. <c>Queued → Running → Completed | Pruned | Failed | Cancelled</c>, <c>Running → Queued</c>
/// when its silo is lost or drained, and <c>Running → Paused → Queued</c> when it is paused and promoted.
/// </summary>
[GenerateSerializer]
public enum TrialState
{
    /// <summary>Waits for a slot.</summary>
    Queued = 0,

    /// <summary>A silo owns it.</summary>
    Running = 1,

    /// <summary>Trained and tested.</summary>
    Completed = 2,

    /// <summary>Stopped early by a pruner.</summary>
    Pruned = 3,

    /// <summary>Ended by an error; it may be retried.</summary>
    Failed = 4,

    /// <summary>Stopped for good by a person.</summary>
    Cancelled = 5,

    /// <summary>Stopped with its checkpoint until it is promoted; needs no slot meanwhile.</summary>
    Paused = 6,
}
