using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;
using Microsoft.Extensions.Logging.Abstractions;

namespace GearSweep.Training.Trials;

/// <summary>Assignments for tests, and what one run of them yields.</summary>
internal static class Trial
{
    public static readonly Configuration Small = new() { HiddenSize = 8, SequenceLength = 5, BatchSize = 20, LearningRate = 0.01 };

    public static TrialAssignment Of(SegmentData segment, Configuration configuration, int epochs, double validationFraction = 0.2, string engine = "torch") => new(
        new TrialId(1, 0),
        Attempt: 1,
        configuration,
        segment.Condition,
        Repeat: 0,
        Seed: 42,
        segment.Hash,
        new SplitSpec { ValidationFraction = validationFraction }.Resolve(segment.Rows),
        epochs,
        EarlyStopSpec.None,
        engine,
        CheckpointInterval: TimeSpan.FromHours(1),
        ResumeFrom: null,
        Synthetic: true);

    public static (AttemptOutcome Outcome, RecordingControl Control) Run(TrialAssignment assignment, SegmentData segment, RecordingControl? control = null)
    {
        control ??= new RecordingControl();
        return (new TrialRunner(TimeProvider.System, NullLogger<TrialRunner>.Instance).Run(assignment, segment, control), control);
    }
}
