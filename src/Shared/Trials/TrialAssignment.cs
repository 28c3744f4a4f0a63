using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;

namespace GearSweep.Shared.Trials;

/// <summary>
/// All that a worker needs to carry out one attempt at a trial, but for the segment's rows, which it asks for by their
/// hash.
/// </summary>
/// <param name="Id">The trial.</param>
/// <param name="Attempt">Number of the attempt, from 1; the store refuses reports of an older one.</param>
/// <param name="Configuration">What to train.</param>
/// <param name="Condition">The segment's condition.</param>
/// <param name="Repeat">Which of the configuration's repeats, from 0.</param>
/// <param name="Seed">Seed of all randomness of the trial.</param>
/// <param name="SegmentHash">Content hash of the segment's rows.</param>
/// <param name="Split">How many rows train, validate and test.</param>
/// <param name="Epochs">Epochs at most.</param>
/// <param name="EarlyStop">When to end earlier.</param>
/// <param name="Engine">Name of the engine: <c>auto</c>, <c>torch</c>, …</param>
/// <param name="CheckpointInterval">Training time after which a checkpoint is due.</param>
/// <param name="ResumeFrom">Where the previous attempt stopped; <see langword="null"/> to begin with epoch 1.</param>
/// <param name="Synthetic">Whether GearSweep's generator made the rows; the model's file says so.</param>
[GenerateSerializer, Immutable]
public sealed record TrialAssignment(
    TrialId Id,
    int Attempt,
    Configuration Configuration,
    OperatingCondition Condition,
    int Repeat,
    ulong Seed,
    string SegmentHash,
    SegmentSplit Split,
    int Epochs,
    EarlyStopSpec EarlyStop,
    string Engine,
    TimeSpan CheckpointInterval,
    TrialCheckpoint? ResumeFrom,
    bool Synthetic
)
{
    /// <summary>
    /// The epoch at which the trial pauses with a checkpoint, to go on when it is promoted; <see langword="null"/> to
    /// train to its end.
    /// </summary>
    [Id(0)]
    public int? UntilEpoch { get; init; }
}
