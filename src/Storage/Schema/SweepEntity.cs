using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Storage.Schema;

/// <summary>
/// A sweep. The sums at the end are kept up to date by the writer, so that a list of sweeps never has to look at their
/// trials.
/// </summary>
internal sealed class SweepEntity
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public required string Description { get; set; }

    public required string Yaml { get; set; }

    public required string Dataset { get; set; }

    public bool Synthetic { get; set; }

    public required string Metric { get; set; }

    public SweepState State { get; set; }

    /// <summary>Trials that the sweep will have.</summary>
    public int Trials { get; set; }

    public double EstimatedSeconds { get; set; }

    public DateTimeOffset Created { get; set; }

    public DateTimeOffset? Ended { get; set; }

    /// <summary>How the sweep shares the slots; a person may change it while it runs.</summary>
    public int Priority { get; set; }

    public double Weight { get; set; }

    public int? MaxRunning { get; set; }

    /// <summary>Channels as JSON, <c>[{"Name":…,"Unit":…},…]</c>; <see langword="null"/> for the usual ones.</summary>
    public string? Channels { get; set; }

    /// <summary>Names of the parameters that take more than one value, joined with commas.</summary>
    public required string VariedParameters { get; set; }

    /// <summary>
    /// Estimated seconds of what is done: of a trial that has ended, all; of another, its share of epochs.
    /// </summary>
    public double EstimatedDone { get; set; }

    /// <summary>Real seconds of all trials so far.</summary>
    public double Seconds { get; set; }

    /// <summary>Estimated seconds of the trials that completed.</summary>
    public double CompletedEstimated { get; set; }

    /// <summary>Real seconds of the trials that completed.</summary>
    public double CompletedSeconds { get; set; }

    public List<SweepConditionEntity> Conditions { get; } = [];

    public SweepSharing Sharing => new(Priority, Weight, MaxRunning);
}
