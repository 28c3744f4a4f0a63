using GearSweep.Search;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Specification.Yaml;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Sweeps;

/// <summary>What a stored sweep trains.</summary>
/// <param name="Plan">Its trials.</param>
/// <param name="Conditions">Its conditions.</param>
/// <param name="Synthetic">Whether GearSweep's generator made the dataset.</param>
public sealed record SweepContent(
    TrialPlan Plan,
    IReadOnlyDictionary<OperatingCondition, StoredSweepCondition> Conditions,
    bool Synthetic
)
{
    /// <summary>
    /// Reads a sweep's specification; <see langword="null"/> when it cannot be read, see
    /// <see cref="StoredSpec.Problem"/>.
    /// </summary>
    /// <param name="stored">The sweep.</param>
    /// <param name="sampler">What proposes its configurations; <see langword="null"/> for the specification's.</param>
    public static SweepContent? Read(StoredSweep stored, ISampler? sampler = null) =>
        SpecYaml.Parse(stored.Yaml) is { Errors.Count: 0, Spec: { } spec } ? From(spec, stored, sampler) : null;

    /// <summary>Of a specification that was read already.</summary>
    /// <param name="spec">What <paramref name="stored"/> has as text.</param>
    /// <param name="stored">The sweep.</param>
    /// <param name="sampler">What proposes its configurations; <see langword="null"/> for the specification's.</param>
    public static SweepContent From(SweepSpec spec, StoredSweep stored, ISampler? sampler = null) =>
        new(
            new TrialPlan(
                spec,
                [.. stored.Conditions.Select(c => (c.Condition, c.Split))],
                stored.Channels.Count,
                sampler
            ),
            stored.Conditions.ToDictionary(c => c.Condition),
            stored.Synthetic
        );

    /// <summary>All that a worker needs to carry out an attempt.</summary>
    /// <param name="sweep">The sweep's id.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="started">The attempt.</param>
    /// <param name="checkpointInterval">Training time after which a checkpoint is due.</param>
    public TrialAssignment Assign(int sweep, QueuedTrial trial, StartedAttempt started, TimeSpan checkpointInterval)
    {
        var condition = Conditions[trial.Condition];
        return new TrialAssignment(
            new TrialId(sweep, trial.Number),
            started.Number,
            trial.Configuration,
            trial.Condition,
            trial.Repeat,
            trial.Seed,
            condition.SegmentHash,
            condition.Split,
            trial.MaxEpochs,
            Plan.Spec.EarlyStop,
            Plan.Spec.Engine,
            checkpointInterval,
            started.ResumeFrom,
            Synthetic
        )
        {
            UntilEpoch = trial.UntilEpoch,
        };
    }

    /// <summary>What an epoch shows of a trial: its error by the sweep's metric.</summary>
    public Observation Observed(int trial, EpochReport epoch) =>
        new(trial, epoch.Epoch, Plan.Spec.Metric.IsTrain ? epoch.TrainMse : epoch.ValidationMse ?? epoch.TrainMse);
}
