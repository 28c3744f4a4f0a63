using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;
using GearSweep.Training.Engines;
using GearSweep.Training.Engines.Simd;
using Microsoft.Extensions.Logging.Abstractions;

namespace GearSweep.Training.Trials;

/// <summary>
/// However an attempt ends, its model's memory is freed by the thread that trained it, and not left to a finalizer.
/// </summary>
public sealed class AttemptLifetimeTests
{
    private static readonly SegmentData Segment = GeneratedSegment.Sine(400);

    [Fact]
    public void Whatever_end_an_attempt_comes_to_its_threads_memory_is_free()
    {
        var assignment = Trial.Of(
            Segment,
            Trial.Small with
            {
                NumLayers = 2,
                Dropout = 0.2,
            },
            epochs: 2,
            engine: "simd"
        );
        var exploding = assignment with
        {
            Configuration = assignment.Configuration with { LearningRate = double.MaxValue },
        };
        (AttemptEnd Expected, Func<AttemptOutcome> Run)[] attempts =
        [
            (AttemptEnd.Completed, () => Run(assignment, new RecordingControl())),
            (AttemptEnd.Pruned, () => Run(assignment, new RecordingControl(stopBefore: 5, TrialCommandKind.Prune))),
            (AttemptEnd.Failed, () => Run(exploding, new RecordingControl())),
            (AttemptEnd.Cancelled, () => Run(assignment, new RecordingControl(stopBefore: 5, TrialCommandKind.Cancel))),
            (
                AttemptEnd.Preempted,
                () => Run(assignment, new RecordingControl(stopBefore: 5, TrialCommandKind.Preempt))
            ),
            (
                AttemptEnd.Preempted,
                () => Run(assignment, new RecordingControl(stopBefore: 5, TrialCommandKind.Supersede))
            ),
            (AttemptEnd.WorkerFailed, () => Run(assignment, new ThrowingControl())),
            (
                AttemptEnd.Rejected,
                () => Run(assignment, new RecordingControl(), EngineRegistry.Create(new TrialMemory(() => 1, () => 2)))
            ),
            (AttemptEnd.Paused, () => Run(assignment, new RecordingControl(stopBefore: 5, TrialCommandKind.Pause))),
        ];
        List<(AttemptEnd End, int Live)> found = [];
        var slot = new Thread(() =>
            found.AddRange(attempts.Select(attempt => (attempt.Run().End, FloatArena.LiveOfThisThread)))
        );
        slot.Start();
        slot.Join();
        Assert.Equal(attempts.Select(attempt => (attempt.Expected, 0)), found);
        var saidByTheHead = AttemptEnd.WorkerLost;
        Assert.Equal(
            Enum.GetValues<AttemptEnd>().Except([saidByTheHead]),
            attempts.Select(attempt => attempt.Expected).Distinct()
        );
    }

    private static AttemptOutcome Run(
        TrialAssignment assignment,
        ITrialControl control,
        EngineRegistry? engines = null
    ) =>
        new TrialRunner(TimeProvider.System, NullLogger<TrialRunner>.Instance, engines ?? EngineRegistry.Default).Run(
            assignment,
            Segment,
            control
        );
}
