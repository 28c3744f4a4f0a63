using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;
using Microsoft.Extensions.Logging.Abstractions;

namespace GearSweep.Training.Trials;

/// <summary>
/// A trial's result is a function of its assignment: not of what runs beside it, nor of where it was interrupted.
/// </summary>
public abstract class DeterminismTests(string engine)
{
    private const int Epochs = 4,
        BatchesAnEpoch = 10;
    private static readonly SegmentData Segment = GeneratedSegment.Sine(400);
    private static readonly Configuration Deep = Trial.Small with { NumLayers = 2, Dropout = 0.3 };

    private TrialAssignment Assignment { get; } =
        Trial.Of(Segment, Deep, Epochs, engine: engine) with
        {
            EarlyStop = new EarlyStopSpec(EarlyStopKind.Validation, 3),
        };

    [Fact]
    public void The_same_trial_twice_gives_the_same_bits()
    {
        var (first, firstControl) = Trial.Run(Assignment, Segment);
        var (second, secondControl) = Trial.Run(Assignment, Segment);
        SameBits.Of(first, firstControl.Reports, second, secondControl.Reports);
    }

    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(2)]
    public void A_trial_that_pauses_at_rungs_and_is_promoted_gives_the_bits_of_one_that_does_not(params int[] rungs)
    {
        var assignment = Assignment with { EarlyStop = new EarlyStopSpec(EarlyStopKind.Validation, 1) };
        var (whole, wholeControl) = Trial.Run(assignment, Segment);
        List<EpochReport> reports = [];
        foreach (var rung in rungs)
        {
            var (paused, control) = Trial.Run(assignment with { UntilEpoch = rung }, Segment);
            reports.AddRange(control.Reports);
            if (reports.Count < rung)
                break;
            Assert.Equal((AttemptEnd.Paused, null, rung), (paused.End, paused.Result, paused.Epochs));
            assignment = assignment with { ResumeFrom = control.Checkpoints[^1], Attempt = assignment.Attempt + 1 };
        }

        var (ended, last) = Trial.Run(assignment with { UntilEpoch = Epochs }, Segment);
        SameBits.Of(whole, wholeControl.Reports, ended, [.. reports, .. last.Reports]);
    }

    [Fact]
    public void Different_seeds_give_different_curves()
    {
        var assignment = Assignment with { EarlyStop = EarlyStopSpec.None };
        var (_, one) = Trial.Complete(assignment, Segment);
        var (_, other) = Trial.Complete(assignment with { Seed = 43 }, Segment);
        Assert.All(one.Zip(other), pair => Assert.NotEqual(pair.First.TrainMse, pair.Second.TrainMse));
    }

    [Fact]
    public void Trials_beside_each_other_give_the_bits_of_trials_alone()
    {
        TrialAssignment[] assignments =
        [
            Assignment,
            Trial.Of(Segment, Deep with { HiddenSize = 17 }, Epochs, engine: engine) with
            {
                Seed = 7,
            },
            Trial.Of(Segment, Deep with { HiddenSize = 48, Dropout = 0 }, Epochs, engine: engine),
            Trial.Of(Segment, Deep with { Cell = CellKind.Gru }, Epochs, engine: engine),
            Trial.Of(Segment, Deep with { Cell = CellKind.Rnn }, Epochs, engine: engine),
        ];
        var alone = assignments.Select(a => Trial.Run(a, Segment)).ToArray();

        var runner = new TrialRunner(TimeProvider.System, NullLogger<TrialRunner>.Instance);
        var controls = assignments.Select(_ => new RecordingControl()).ToArray();
        var outcomes = new AttemptOutcome[assignments.Length];
        using var ready = new Barrier(assignments.Length);
        var threads = assignments
            .Select(
                (assignment, i) =>
                    new Thread(() =>
                    {
                        ready.SignalAndWait();
                        outcomes[i] = runner.Run(assignment, Segment, controls[i]);
                    })
            )
            .ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();

        for (var i = 0; i < assignments.Length; i++)
            SameBits.Of(alone[i].Outcome, alone[i].Control.Reports, outcomes[i], controls[i].Reports);
    }

    [Fact]
    public void Finalizers_that_run_at_any_moment_change_no_bit()
    {
        var assignment = Assignment with { Epochs = 40, EarlyStop = EarlyStopSpec.None };
        var (undisturbed, undisturbedControl) = Trial.Run(assignment, Segment);
        using var ended = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!ended.IsCancellationRequested)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        var (outcome, control) = Trial.Run(assignment, Segment);
        ended.Cancel();
        collector.Join();
        SameBits.Of(undisturbed, undisturbedControl.Reports, outcome, control.Reports);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(BatchesAnEpoch - 1)]
    [InlineData(BatchesAnEpoch)]
    [InlineData(BatchesAnEpoch + 4)]
    [InlineData(Epochs * BatchesAnEpoch - 1)]
    public void A_trial_handed_back_before_any_batch_goes_on_to_the_same_bits(int stopBefore)
    {
        var (whole, wholeControl) = Trial.Run(Assignment, Segment);
        var (first, firstControl) = Trial.Run(Assignment, Segment, new RecordingControl(stopBefore));
        Assert.Equal((AttemptEnd.Preempted, stopBefore / BatchesAnEpoch), (first.End, first.Epochs));
        var checkpoint = Assert.Single(firstControl.Checkpoints);
        Assert.Equal(stopBefore / BatchesAnEpoch, checkpoint.Epoch);

        var (second, secondControl) = Trial.Run(Assignment with { Attempt = 2, ResumeFrom = checkpoint }, Segment);
        SameBits.Of(whole, wholeControl.Reports, second, firstControl.Reports.Concat(secondControl.Reports));
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Rnn)]
    public void A_trial_in_many_attempts_of_three_batches_ends_in_the_same_bits(CellKind cell) =>
        RunInManyAttempts(Assignment with { Configuration = Deep with { Cell = cell } });

    [Theory]
    [InlineData(ScheduleKind.Cosine)]
    [InlineData(ScheduleKind.Plateau)]
    public void With_every_detail_of_the_recipe_many_attempts_end_in_the_same_bits(ScheduleKind schedule) =>
        RunInManyAttempts(
            Assignment with
            {
                Configuration = Deep with
                {
                    LinearSkip = true,
                    Scaling = ScalingKind.Standard,
                    Inputs = InputKind.Channels,
                    WeightDecay = 0.01,
                    GradientClip = 0.1,
                    Schedule = schedule,
                },
            }
        );

    /// <summary>Runs a trial whole, and interrupted after every three batches.</summary>
    protected static void RunInManyAttempts(TrialAssignment assignment)
    {
        var (whole, wholeControl) = Trial.Run(assignment, Segment);
        List<EpochReport> curve = [];
        AttemptOutcome outcome;
        do
        {
            (outcome, var control) = Trial.Run(assignment, Segment, new RecordingControl(stopBefore: 3));
            curve.AddRange(control.Reports);
            assignment = assignment with { ResumeFrom = control.Checkpoints.LastOrDefault() };
        } while (outcome.End == AttemptEnd.Preempted);
        SameBits.Of(whole, wholeControl.Reports, outcome, curve);
    }

    [Fact]
    public void A_trial_goes_on_from_each_of_its_periodic_checkpoints_to_the_same_bits()
    {
        var (whole, wholeControl) = Trial.Run(Assignment with { CheckpointInterval = TimeSpan.Zero }, Segment);
        Assert.Equal(Epochs * BatchesAnEpoch, wholeControl.Checkpoints.Count);
        foreach (var checkpoint in wholeControl.Checkpoints.Where((_, i) => i % 13 == 9))
        {
            var (outcome, control) = Trial.Run(Assignment with { ResumeFrom = checkpoint }, Segment);
            SameBits.Of(
                whole,
                wholeControl.Reports,
                outcome,
                wholeControl.Reports.Take(checkpoint.Epoch).Concat(control.Reports)
            );
        }
    }
}
