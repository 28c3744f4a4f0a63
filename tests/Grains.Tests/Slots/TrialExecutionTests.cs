using System.Diagnostics.Metrics;
using System.Net;
using GearSweep.Grains.Simulation;
using GearSweep.Grains.Telemetry;
using GearSweep.Shared.Trials;
using GearSweep.Testing.Waiting;
using GearSweep.Training.Trials;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace GearSweep.Grains.Slots;

public sealed class TrialExecutionTests : IDisposable
{
    private static readonly TrialCommand HandBack = new(TrialCommandKind.Preempt, "its slot was taken away");
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly TrainingThreadPool _threads = new(Options.Create(new SlotOptions { Count = 1 }));
    private readonly SimulatedHead _head = new();
    private readonly TrainingPace _pace = new();

    public void Dispose()
    {
        _threads.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task An_attempt_that_is_stopped_while_its_segment_is_fetched_is_handed_back_at_once()
    {
        _head.Segments.Close();
        var session = Begin(Complete, resumeFrom: 4);
        await Until.HoldsAsync("the segment is asked for", () => _head.Fetched.Count == 1);
        _threads.Resize(0);
        session.Stop(HandBack);
        await session.Completion;

        var outcome = Assert.Single(_head.Heard, r => r.Outcome is not null).Outcome!;
        Assert.Equal(
            (AttemptEnd.Preempted, "its slot was taken away", 4, ""),
            (outcome.End, outcome.Message, outcome.Epochs, outcome.Engine)
        );
    }

    [Fact]
    public async Task An_attempt_whose_thread_went_while_its_segment_was_fetched_hears_that_it_is_to_stop()
    {
        _head.Segments.Close();
        var session = Begin(Complete);
        await Until.HoldsAsync("the segment is asked for", () => _head.Fetched.Count == 1);
        _threads.Resize(0);
        _head.Segments.Open();
        await Until.HoldsAsync("it asks for a directive", () => _head.Heard.Count > 0);
        Assert.False(session.Completion.IsCompleted);

        session.Stop(new TrialCommand(TrialCommandKind.Cancel, "the sweep was cancelled"));
        await session.Completion;
        Assert.Equal(AttemptEnd.Cancelled, _head.Heard[^1].Outcome?.End);
    }

    [Fact]
    public async Task A_trial_has_ended_and_left_its_slot_while_its_end_is_being_stored()
    {
        _head.Reports.Close();
        var session = Begin(Complete);
        await session.SlotFreed;
        Assert.True(session.Status.HasEnded);
        Assert.False(session.Completion.IsCompleted);

        _head.Reports.Open();
        await session.Completion;
        Assert.Equal(AttemptEnd.Completed, _head.Heard[^1].Outcome?.End);
    }

    [Fact]
    public async Task A_training_that_will_be_short_leaves_its_slot_when_it_begins()
    {
        using var goOn = new SemaphoreSlim(0);
        await Begin(Complete).Completion; // Learns the pace.
        var session = Begin(control =>
        {
            goOn.Wait(CancellationToken.None);
            return Complete(control);
        });
        await session.SlotFreed;
        Assert.False(session.Status.HasEnded);

        goOn.Release();
        await session.Completion;
    }

    [Fact]
    public async Task While_the_head_is_away_only_the_newest_checkpoint_is_kept()
    {
        const int Epochs = 20;
        using var told = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var checkpoints = new List<WeakReference>();
        var isAway = true;
        _head.Answer = _ => isAway ? throw new TimeoutException("no answer") : TrialCommand.Continue;
        var session = Begin(control =>
        {
            for (var epoch = 1; epoch <= Epochs; epoch++)
                Tell(control, epoch, checkpoints);
            told.Release();
            goOn.Wait(CancellationToken.None);
            return SimulatedRunner.Outcome(AttemptEnd.Completed, Epochs);
        });
        await told.WaitAsync(TestContext.Current.CancellationToken);
        await Until.HoldsAsync(
            "what is neither sent nor the newest is given up",
            () =>
            {
                GC.Collect();
                return checkpoints.Count(c => c.IsAlive) <= 2;
            }
        );

        Volatile.Write(ref isAway, false);
        await Until.HoldsAsync("the newest is reported", () => _head.Heard.Any(r => r.Checkpoint?.Epoch == Epochs));
        goOn.Release();
        await session.Completion;
        Assert.All(
            _head.Heard.Where(r => r.Checkpoint is not null),
            r => Assert.True(r.Checkpoint!.Epoch <= r.Epochs[^1].Epoch)
        );
    }

    [Fact]
    public async Task A_report_that_is_refused_breaks_the_attempt_at_once_and_says_why()
    {
        _head.Answer = report =>
            report.Outcome?.End == AttemptEnd.Completed
                ? throw new InvalidDataException("a gap in its curve")
                : TrialCommand.Continue;
        var session = Begin(Complete);
        await session.Completion;

        Assert.Equal(
            [AttemptEnd.Completed, AttemptEnd.WorkerFailed],
            _head.Heard.Where(r => r.Outcome is not null).Select(r => r.Outcome!.End)
        );
        Assert.Equal("its report was refused: a gap in its curve", _head.Heard[^1].Outcome!.Message);
        Assert.Equal(TrialCommandKind.Supersede, session.Current.Kind);
    }

    [Fact]
    public async Task A_report_that_was_not_answered_is_sent_again()
    {
        var asked = 0;
        _head.Answer = _ =>
            Interlocked.Increment(ref asked) == 1 ? throw new TimeoutException("no answer") : TrialCommand.Continue;
        await Begin(Complete).Completion;
        Assert.Equal([AttemptEnd.Completed, AttemptEnd.Completed], _head.Heard.Select(r => r.Outcome!.End));
    }

    [Fact]
    public async Task A_trial_whose_stored_rows_are_damaged_fails_at_once_with_what_the_head_says()
    {
        _head.SegmentFault = new InvalidDataException("the rows at 25 rev/s are damaged in the store");
        await Begin(Complete).Completion;

        var outcome = Assert.Single(_head.Heard, r => r.Outcome is not null).Outcome!;
        Assert.Equal(
            (AttemptEnd.Failed, "the rows at 25 rev/s are damaged in the store"),
            (outcome.End, outcome.Message)
        );
        Assert.Equal(["hash"], _head.Fetched);
    }

    private static AttemptOutcome Complete(ITrialControl control) => SimulatedRunner.Outcome(AttemptEnd.Completed);

    // In a method of its own, so that no local keeps a checkpoint alive.
    private static void Tell(ITrialControl control, int epoch, List<WeakReference> checkpoints)
    {
        var checkpoint = new TrialCheckpoint(epoch, [1, 2, 3]);
        checkpoints.Add(new WeakReference(checkpoint));
        control.Report(new EpochReport(epoch, 0.1, 0.2, 0.01));
        control.Checkpoint(checkpoint);
    }

    private TrialExecution Begin(Func<ITrialControl, AttemptOutcome> train, int? resumeFrom = null)
    {
        var assignment = _head.Assignment(resumeFrom);
        var silo = SimulatedServices.Of<ILocalSiloDetails>(SiloAddress.New(IPAddress.Loopback, 1, 1));
        var session = new TrialExecution(
            assignment,
            _threads,
            new SegmentCache(_head.Grains, Options.Create(new SlotOptions())),
            new SimulatedRunner(train),
            _head.Grains,
            TimeSpan.FromMilliseconds(1),
            TimeProvider.System,
            new SlotMeter(_services.GetRequiredService<IMeterFactory>(), silo),
            _pace,
            NullLogger<TrialExecution>.Instance,
            CancellationToken.None
        );
        session.Begin(() => { });
        return session;
    }
}
