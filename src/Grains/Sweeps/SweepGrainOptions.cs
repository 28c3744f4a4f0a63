using System.ComponentModel.DataAnnotations;

namespace GearSweep.Grains.Sweeps;

/// <summary>How a sweep gives out its trials (configuration section <c>Sweeps</c>).</summary>
public sealed class SweepGrainOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Sweeps";

    /// <summary>Attempts of a trial that may lose or break their silo, without a newer checkpoint in between, before the trial fails. Default 3.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 3;

    /// <summary>How long a silo may be silent before its trials go on elsewhere, 5 s or more. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "1.00:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Training time after which a checkpoint is due. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(30);
}
