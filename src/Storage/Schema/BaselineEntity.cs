using GearSweep.Shared.Trials;
using GearSweep.Storage.Blobs;

namespace GearSweep.Storage.Schema;

/// <summary>The baselines at a condition of a sweep, for one window length.</summary>
internal sealed class BaselineEntity
{
    public int SweepId { get; set; }

    public int ConditionIndex { get; set; }

    public int SequenceLength { get; set; }

    public MetricColumns Mean { get; set; } = new();

    public MetricColumns Persistence { get; set; } = new();

    public MetricColumns Autoregressive { get; set; } = new();

    public MetricColumns ArStar { get; set; } = new();

    public int ArStarOrder { get; set; }

    public MetricColumns Ridge { get; set; } = new();

    public int RidgeOrder { get; set; }

    public double RidgePenalty { get; set; }

    /// <summary>Of the validation rows by order: little-endian doubles.</summary>
    public required byte[] ValidationErrors { get; set; }

    public BaselineResult ToResult() =>
        new(
            SequenceLength,
            Mean.ToMetrics(),
            Persistence.ToMetrics(),
            Autoregressive.ToMetrics(),
            ArStar.ToMetrics(),
            ArStarOrder,
            Ridge.ToMetrics(),
            RidgeOrder,
            RidgePenalty
        )
        {
            ValidationErrors = ValidationErrors.Length == 0 ? [] : Doubles.FromBlob(ValidationErrors),
        };
}
