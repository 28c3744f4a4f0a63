using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;
using GearSweep.Training.Engines;
using GearSweep.Training.Engines.Simd;
using GearSweep.Training.Engines.Torch;
using Microsoft.Extensions.Logging.Abstractions;

namespace GearSweep.Training.Trials;

/// <summary>Assignments for tests, and what one run of them yields.</summary>
internal static class Trial
{
    public static readonly Configuration Small = new()
    {
        HiddenSize = 8,
        SequenceLength = 5,
        BatchSize = 20,
        LearningRate = 0.01,
    };

    public static TrialAssignment Of(
        SegmentData segment,
        Configuration configuration,
        int epochs,
        double validationFraction = 0.2,
        string engine = "torch"
    ) =>
        new(
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
            Synthetic: true
        );

    /// <summary>
    /// Runs a trial that is expected to complete, without early stopping, with a report of each epoch.
    /// </summary>
    public static (TrialResult Result, IReadOnlyList<EpochReport> Curve) Complete(
        TrialAssignment assignment,
        SegmentData segment,
        int? bits = null
    )
    {
        var (outcome, control) = Run(assignment, segment, bits: bits);
        Assert.Equal((AttemptEnd.Completed, null, assignment.Epochs), (outcome.End, outcome.Message, outcome.Epochs));
        Assert.Equal(Enumerable.Range(1, assignment.Epochs), control.Reports.Select(r => r.Epoch));
        return (outcome.Result!, control.Reports);
    }

    /// <summary>Runs an attempt; with the widest vectors that there are, or those of <paramref name="bits"/>.</summary>
    public static (AttemptOutcome Outcome, RecordingControl Control) Run(
        TrialAssignment assignment,
        SegmentData segment,
        RecordingControl? control = null,
        int? bits = null
    )
    {
        control ??= new RecordingControl();
        var engines = bits is { } width
            ? new EngineRegistry([new SimdEngine(width), new TorchEngine()], TrialMemory.OfThisProcess(() => 1))
            : EngineRegistry.Default;
        return (
            new TrialRunner(TimeProvider.System, NullLogger<TrialRunner>.Instance, engines).Run(
                assignment,
                segment,
                control
            ),
            control
        );
    }
}
