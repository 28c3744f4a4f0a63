namespace GearSweep.Grains.Placement;

/// <summary>The rule of <see cref="OnLeaderAttribute"/>.</summary>
internal sealed class OnLeader : WithoutDirectory;
