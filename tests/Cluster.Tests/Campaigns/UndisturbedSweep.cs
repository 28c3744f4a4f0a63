using GearSweep.Cluster.Tests.Stores;

namespace GearSweep.Cluster.Tests.Campaigns;

/// <summary>What the sweep finds when nothing disturbs it. Runs once, when first asked for.</summary>
public sealed class UndisturbedSweep
{
    private readonly Lazy<Task<SweepBits>> _bits = new(CampaignSweep.UndisturbedAsync);

    /// <summary>What it found.</summary>
    internal Task<SweepBits> BitsAsync() => _bits.Value;
}
