using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;
using GearSweep.Training.Engines;
using GearSweep.Training.Failures;

namespace GearSweep.Training.Trials;

/// <summary>Where an attempt starts from: a new model, or a checkpoint.</summary>
/// <param name="Engine">What trains it.</param>
/// <param name="EngineHistory">The engines that trained the trial before; <see langword="null"/> for none.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="State">The model's state; <see langword="null"/> for the initial one.</param>
internal sealed record AttemptStart(
    ITrainingEngine Engine,
    string? EngineHistory,
    TrialProgress Progress,
    ModelState? State
)
{
    /// <summary>Checks an assignment against its segment, reads its checkpoint and finds the engine.</summary>
    /// <exception cref="TrialException">The assignment cannot be carried out.</exception>
    /// <exception cref="SiloException">It cannot be carried out here.</exception>
    /// <exception cref="InsufficientMemoryException">It is too large for this silo.</exception>
    public static AttemptStart Find(TrialAssignment assignment, SegmentData segment, EngineRegistry engines)
    {
        if (segment.Hash != assignment.SegmentHash)
        {
            throw new TrialException(
                $"the trial is for the segment {assignment.SegmentHash}, and was given {segment.Hash}"
            );
        }

        if (assignment is { EarlyStop.Kind: EarlyStopKind.Validation, Split.ValidationRows: 0 })
        {
            throw new TrialException("early stopping by validation needs validation rows, and the split has none");
        }

        if (assignment.ResumeFrom is not { } checkpoint)
        {
            var first = engines.Find(assignment.Engine, assignment.Configuration, columns: segment.Columns);
            return new(first, EngineHistory: null, new TrialProgress(), State: null);
        }

        var (before, progress, state) = CheckpointFormat.Read(checkpoint.Content, TrialFingerprint.Of(assignment));
        var engine = engines.Find(
            assignment.Engine,
            assignment.Configuration,
            Trials.EngineHistory.LastName(before),
            segment.Columns
        );
        if (progress.BestWeights is { } best)
        {
            var columns = assignment.Configuration.InputsOf(segment.Columns);
            ParameterShape.Require(assignment.Configuration, columns, best, "best weights");
        }

        return new(engine, before, progress, state);
    }
}
