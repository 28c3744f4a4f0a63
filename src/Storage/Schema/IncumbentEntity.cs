namespace GearSweep.Storage.Schema;

/// <summary>A completed trial that was better, by the metric, than all before it at its condition.</summary>
internal sealed class IncumbentEntity
{
    public int SweepId { get; set; }

    public int ConditionIndex { get; set; }

    /// <summary>How many trials of the condition had completed with it, from 1.</summary>
    public int Ordinal { get; set; }

    public double Metric { get; set; }
}
