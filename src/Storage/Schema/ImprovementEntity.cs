namespace GearSweep.Storage.Schema;

/// <summary>A completed trial that was better, by the metric, than all before it at its condition.</summary>
internal sealed class ImprovementEntity
{
    public int SweepId { get; set; }

    public int Position { get; set; }

    /// <summary>The how-manieth trial to complete at the condition, from 1.</summary>
    public int Ordinal { get; set; }

    public double Metric { get; set; }
}
