using GearSweep.Shared.Grains;
using Orleans.Placement;

namespace GearSweep.Grains.Placement;

/// <summary>
/// A grain of the class lives on the silo that its key names (see <see cref="TrialKeys"/>), and nowhere else.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnNamedSiloAttribute() : PlacementAttribute(new OnNamedSilo());
