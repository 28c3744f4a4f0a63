using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Results;

/// <summary>
/// A trial in a list. Errors are scaled unless a name ends in <c>Units</c>: those are in the target's unit.
/// </summary>
[GenerateSerializer(GenerateFieldIds = GenerateFieldIds.PublicProperties), Immutable]
public sealed record TrialRow
{
    /// <summary>Number within the sweep, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>Number of its configuration within the sweep, from 0.</summary>
    public required int ConfigurationNumber { get; init; }

    /// <summary>Its configuration.</summary>
    public required Configuration Configuration { get; init; }

    /// <summary>Its condition.</summary>
    public required OperatingCondition Condition { get; init; }

    /// <summary>Which of the repeats, from 0.</summary>
    public required int Repeat { get; init; }

    /// <summary>Its seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Where it stands.</summary>
    public required TrialState State { get; init; }

    /// <summary>Attempts so far.</summary>
    public required int Attempts { get; init; }

    /// <summary>Epochs finished.</summary>
    public required int Epochs { get; init; }

    /// <summary>Last train loss; once completed, that of the weights that were kept.</summary>
    public double? TrainMse { get; init; }

    /// <summary>Last validation error; once completed, that of the weights that were kept.</summary>
    public double? ValidationRmse { get; init; }

    /// <summary>Test errors, once completed.</summary>
    public ErrorMetrics? Test { get; init; }

    /// <summary>Skill against AR*, 1 − test RMSE / AR*'s on the same rows, once completed.</summary>
    public double? Skill { get; init; }

    /// <summary>Training time of all attempts, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>The engine that ran it last.</summary>
    public string? Engine { get; init; }

    /// <summary>The silo that ran it last.</summary>
    public string? Silo { get; init; }

    /// <summary>Why it failed or was stopped.</summary>
    public string? Message { get; init; }

    /// <summary>The column that it predicts.</summary>
    public Channel Target { get; init; } = Channel.UsualTarget;
}
