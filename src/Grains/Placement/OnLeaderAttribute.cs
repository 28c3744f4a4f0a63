using Orleans.Placement;

namespace GearSweep.Grains.Placement;

/// <summary>
/// The grains of a class live on the head that leads (see <see cref="Leadership"/>), so that they reach each other when
/// nobody else is heard.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnLeaderAttribute() : PlacementAttribute(new OnLeader());
