namespace GearSweep.Grains.Placement;

/// <summary>The rule of <see cref="OnNamedSiloAttribute"/>.</summary>
internal sealed class OnNamedSilo : WithoutDirectory;
