namespace GearSweep.Shared.Sweeps;

/// <summary>Where a sweep stands.</summary>
[GenerateSerializer]
public enum SweepState
{
    /// <summary>Its trials are given to slots.</summary>
    Running = 0,

    /// <summary>Nothing new starts; what ran is checkpointed.</summary>
    Paused = 1,

    /// <summary>Every trial has ended.</summary>
    Completed = 2,

    /// <summary>Stopped for good by a person.</summary>
    Cancelled = 3,
}
