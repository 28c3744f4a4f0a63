namespace GearSweep.Shared.Trials;

/// <summary>The ways in which an attempt ends.</summary>
[GenerateSerializer]
public enum AttemptEnd
{
    /// <summary>Trained and tested.</summary>
    Completed = 0,

    /// <summary>Stopped by a pruner.</summary>
    Pruned = 1,

    /// <summary>An error, e.g. a loss that is not finite.</summary>
    Failed = 2,

    /// <summary>Stopped for good by a person.</summary>
    Cancelled = 3,

    /// <summary>Checkpointed and given back: its silo drains, or its sweep is paused.</summary>
    Preempted = 4,

    /// <summary>Its silo was lost. Only the head says this.</summary>
    WorkerLost = 5,

    /// <summary>
    /// An error of the silo and not of the trial (a library that does not load, a segment that cannot be fetched): the
    /// trial goes on elsewhere.
    /// </summary>
    WorkerFailed = 6,

    /// <summary>
    /// The trial needs more memory than the silo has for it: it goes on elsewhere, and nothing is wrong with the silo.
    /// </summary>
    Rejected = 7,

    /// <summary>Stopped with a checkpoint; the trial waits to be promoted.</summary>
    Paused = 8,
}
