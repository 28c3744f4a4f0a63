using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;

namespace GearSweep.Storage.Schema;

/// <summary>A trial: its parameters as one document, and a typed column a measurement.</summary>
internal sealed class TrialEntity
{
    public int SweepId { get; set; }

    /// <summary>Number within the sweep, from 0.</summary>
    public int Number { get; set; }

    public int ConfigurationNumber { get; set; }

    /// <summary>The condition's place in the sweep.</summary>
    public int ConditionIndex { get; set; }

    public double Speed { get; set; }

    public double Load { get; set; }

    public int Repeat { get; set; }

    public long Seed { get; set; }

    /// <summary>The parameters' values as JSON; those at their default are left out.</summary>
    public required string Parameters { get; set; }

    public TrialState State { get; set; }

    /// <summary>Attempts so far: the number of the newest.</summary>
    public int Attempts { get; set; }

    /// <summary>
    /// Attempts that lost or broke their silo since the trial was first queued, last retried or last got further:
    /// stored a newer checkpoint.
    /// </summary>
    public int LostAttempts { get; set; }

    public int Epochs { get; set; }

    public int MaxEpochs { get; set; }

    /// <summary>The epoch at which it pauses; <see langword="null"/> to train to its end.</summary>
    public int? UntilEpoch { get; set; }

    public double EstimatedSeconds { get; set; }

    public double? TrainMse { get; set; }

    public double? ValidationRmse { get; set; }

    /// <summary>
    /// The figure that "best" looks at, of the last epoch or, once completed, of the weights that were kept.
    /// </summary>
    public double? Metric { get; set; }

    public int? BestEpoch { get; set; }

    public double? TestRmse { get; set; }

    public double? TestMae { get; set; }

    public double? TestR2 { get; set; }

    public double? TestRmseUnits { get; set; }

    public double? TestMaeUnits { get; set; }

    public double? Skill { get; set; }

    public double Seconds { get; set; }

    public string? Engine { get; set; }

    public string? Silo { get; set; }

    public string? Message { get; set; }

    public DateTimeOffset? Ended { get; set; }

    public OperatingCondition Condition => new(Speed, Load);

    public Configuration Configuration => Configuration.FromJson(Parameters);

    /// <summary>The trial as one that waits.</summary>
    public QueuedTrial ToQueued() =>
        new(Number, ConfigurationNumber, Configuration, Condition, Repeat, (ulong)Seed, MaxEpochs, EstimatedSeconds)
        {
            LostAttempts = LostAttempts,
            UntilEpoch = UntilEpoch,
        };
}
