namespace GearSweep.Silo.Stopping;

/// <summary>What a signal makes of a process.</summary>
internal enum StopAnswer
{
    /// <summary>It begins to stop.</summary>
    Stop,

    /// <summary>Nothing: it stops already.</summary>
    Ignore,

    /// <summary>It ends at once, in the system's own way.</summary>
    EndNow,
}
