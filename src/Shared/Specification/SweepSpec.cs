using GearSweep.Shared.Datasets;
using GearSweep.Shared.Engines;

namespace GearSweep.Shared.Specification;

/// <summary>
/// What a person asks for: a dataset, the conditions, a search space, and a budget. Its text form is YAML
/// (<c>docs/specification.md</c>).
/// </summary>
public sealed record SweepSpec
{
    /// <summary>The sweep's name: 1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What the sweep is for; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Name of a dataset in the data directory, with or without <c>.csv</c>; never a path.</summary>
    public required string Dataset { get; init; }

    /// <summary>The conditions to train on; <see langword="null"/> for all that the dataset has.</summary>
    public IReadOnlyList<OperatingCondition>? Conditions { get; init; }

    /// <summary>How a segment's rows become train, validation and test rows.</summary>
    public SplitSpec Split { get; init; } = new();

    /// <summary>What proposes configurations.</summary>
    public SearchMethod Method { get; init; }

    /// <summary>What "best" means. Never a test error.</summary>
    public MetricSpec Metric { get; init; } = MetricSpec.ValidationMse;

    /// <summary>The search space, in the order written. Parameters that are not named have their default.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Epochs of a trial at most, 1 to 100,000.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>When a trial ends before its epochs are spent.</summary>
    public EarlyStopSpec EarlyStop { get; init; } = EarlyStopSpec.None;

    /// <summary>Which trials go on, and which pause.</summary>
    public SchedulerSpec Scheduler { get; init; } = SchedulerSpec.None;

    /// <summary>Configurations at most; needed for <see cref="SearchMethod.Random"/>.</summary>
    public int? RunCap { get; init; }

    /// <summary>Trials of every configuration and condition, with different seeds, 1 to 1,000.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>The sweep's seed, from which every trial's seed follows.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Name of the engine: <c>auto</c>, <c>torch</c>, …</summary>
    public string Engine { get; init; } = EngineName.Auto;

    /// <summary>How the sweep shares the slots with others when it is launched.</summary>
    public SweepSharing Sharing { get; init; } = SweepSharing.Default;

    /// <inheritdoc/>
    public bool Equals(SweepSpec? other) =>
        other is not null
        && Name == other.Name
        && Description == other.Description
        && Dataset == other.Dataset
        && (
            Conditions is null
                ? other.Conditions is null
                : other.Conditions is not null && Conditions.SequenceEqual(other.Conditions)
        )
        && Split == other.Split
        && Method == other.Method
        && Metric == other.Metric
        && Parameters.SequenceEqual(other.Parameters)
        && Epochs == other.Epochs
        && EarlyStop == other.EarlyStop
        && Scheduler == other.Scheduler
        && RunCap == other.RunCap
        && Repeats == other.Repeats
        && Seed == other.Seed
        && Engine == other.Engine
        && Sharing == other.Sharing;

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Name, Dataset, Split, Method, Parameters.Count, Epochs, RunCap, Seed);
}
