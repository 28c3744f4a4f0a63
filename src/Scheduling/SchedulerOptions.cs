using System.ComponentModel.DataAnnotations;

namespace GearSweep.Scheduling;

/// <summary>
/// How trials are leased to workers, and what becomes of those that are lost (configuration section <c>Sweeps</c>).
/// </summary>
public sealed class SchedulerOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Sweeps";

    /// <summary>
    /// Attempts of a trial that may lose or break their worker, without a newer checkpoint in between, before the trial
    /// fails. Default 3.
    /// </summary>
    [Range(1, 100, ErrorMessage = "{1} to {2}")]
    public int MaxAttempts { get; set; } = 3;

    /// <summary>How long a worker may be silent before its trials go on elsewhere, 5 s or more. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "1.00:00:00", ErrorMessage = "{1} to {2}")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Training time after which a checkpoint is due. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00", ErrorMessage = "{1} to {2}")]
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether trials that have lost a worker are kept apart from each other (<see cref="SuspectPolicy"/>). Default on.
    /// </summary>
    public bool IsolateSuspects { get; set; } = true;

    /// <summary>
    /// Attempts in a row that may break on a worker before it is quarantined; 0 for any number. Default 3.
    /// </summary>
    [Range(0, 1000, ErrorMessage = "{1} to {2}")]
    public int BrokenInARow { get; set; } = 3;

    /// <summary>
    /// Trials in a row that may fail on a worker, while as many complete elsewhere, before it is quarantined; 0 for any
    /// number. Default 10.
    /// </summary>
    [Range(0, 1000, ErrorMessage = "{1} to {2}")]
    public int FailedInARow { get; set; } = 10;

    /// <summary>
    /// Workers of one host that may be lost in a row before the next one is quarantined; 0 for any number. Default 3.
    /// </summary>
    [Range(0, 1000, ErrorMessage = "{1} to {2}")]
    public int HostLosses { get; set; } = 3;
}
