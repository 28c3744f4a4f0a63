namespace GearSweep.Grains.Slots;

/// <summary>What a silo is for.</summary>
/// <param name="Name"><c>head</c>, <c>worker</c> or <c>head + worker</c>.</param>
/// <param name="Mode">How its cluster's silos find each other: <c>embedded</c>, <c>lab</c> or
/// <c>production</c>.</param>
internal sealed record WorkerRole(string Name, string Mode)
{
    /// <summary>Whether it can leave when it is drained; what only a head has must stay.</summary>
    public bool CanLeave => Name == "worker";
}
