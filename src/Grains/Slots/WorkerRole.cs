namespace GearSweep.Grains.Slots;

/// <summary>What a silo is for.</summary>
/// <param name="Name"><c>head</c>, <c>worker</c> or <c>head + worker</c>.</param>
internal sealed record WorkerRole(string Name);
