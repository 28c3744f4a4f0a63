using GearSweep.Scheduling.Simulation;
using GearSweep.Scheduling.Sweeps;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling;

/// <summary>The table of states: what each event does to a trial that runs, and to its sweep.</summary>
public sealed class TrialStateTests
{
    [Theory]
    [InlineData(AttemptEnd.Completed, TrialState.Completed)]
    [InlineData(AttemptEnd.Pruned, TrialState.Pruned)]
    [InlineData(AttemptEnd.Failed, TrialState.Failed)]
    [InlineData(AttemptEnd.Cancelled, TrialState.Cancelled)]
    [InlineData(AttemptEnd.Preempted, TrialState.Queued)]
    [InlineData(AttemptEnd.WorkerLost, TrialState.Queued)]
    [InlineData(AttemptEnd.WorkerFailed, TrialState.Queued)]
    [InlineData(AttemptEnd.Rejected, TrialState.Queued)]
    [InlineData(AttemptEnd.Paused, TrialState.Paused)]
    public void After_an_attempt_ends_its_trial_is_in_the_state_that_the_end_leads_to(
        AttemptEnd end,
        TrialState expected
    )
    {
        var (run, lease) = Leased();
        run.Join(host: 2); // Else what is declined has nowhere to go.
        run.End(lease, end);

        Assert.Equal(expected, run.Rows[1].Trials.First().State);
        var sweep = run.Scheduler.Find(1)!;
        Assert.Equal(
            (expected.HasEnded() ? 1 : 0, expected == TrialState.Paused ? 1 : 0, 0),
            (sweep.Ended, sweep.Paused, sweep.Leases.BusyCount)
        );
        Assert.Equal(
            end is AttemptEnd.WorkerLost or AttemptEnd.WorkerFailed ? 1 : 0,
            run.Rows[1].Trials.First().LostAttempts
        );
    }

    [Theory]
    [InlineData(AttemptEnd.Preempted)]
    [InlineData(AttemptEnd.WorkerLost)]
    [InlineData(AttemptEnd.Paused)]
    public void What_would_wait_again_is_cancelled_with_its_sweep(AttemptEnd end)
    {
        var (run, lease) = Leased();
        run.Cancel(1);
        run.End(lease, end);
        Assert.All(run.Rows[1].Trials, trial => Assert.Equal(TrialState.Cancelled, trial.State));
        Assert.True(run.Scheduler.Find(1)!.IsOver);
    }

    [Theory]
    [InlineData(SweepState.Running, TrialCommandKind.Continue, true)]
    [InlineData(SweepState.Paused, TrialCommandKind.Preempt, false)]
    [InlineData(SweepState.Cancelled, TrialCommandKind.Cancel, false)]
    public void The_state_of_a_sweep_says_what_its_trials_do_and_whether_more_are_leased(
        SweepState state,
        TrialCommandKind expected,
        bool isServed
    )
    {
        var (run, lease) = Leased();
        if (state == SweepState.Cancelled)
            run.Cancel(1);
        else
            run.Change(1, SweepState.Running, state);
        Assert.Equal(expected, run.Report(lease, 1).Kind);
        Assert.Equal(isServed, run.Ask(run.Workers[0]) is not null);
    }

    [Fact]
    public void A_paused_sweep_goes_on_when_it_is_resumed()
    {
        var (run, lease) = Leased();
        run.Change(1, SweepState.Running, SweepState.Paused);
        run.End(lease, AttemptEnd.Preempted);
        Assert.Null(run.Ask(run.Workers[0]));

        run.Change(1, SweepState.Paused, SweepState.Running);
        Assert.Equal((0, 2), (run.Ask(run.Workers[0])!.Trial.Number, run.Leases[0].Attempt));
    }

    [Fact]
    public void Failed_trials_of_a_sweep_that_has_ended_run_again_when_they_are_retried()
    {
        var (run, lease) = Leased(trials: 1);
        run.End(lease, AttemptEnd.Failed);
        run.Tick();
        Assert.Equal(SweepState.Completed, run.Scheduler.Find(1)!.State);

        run.Retry(1);
        run.End(run.Ask(run.Workers[0])!, AttemptEnd.Completed);
        run.Tick();
        Assert.Equal((SweepState.Completed, 1), (run.Scheduler.Find(1)!.State, run.Scheduler.Find(1)!.Ended));
    }

    [Fact]
    public void A_trial_that_every_worker_declines_fails()
    {
        var (run, lease) = Leased(trials: 1);
        var other = run.Join(host: 2);
        run.End(lease, AttemptEnd.Rejected);
        Assert.Null(run.Ask(run.Workers[0])); // While another one takes trials that has not declined it.
        run.End(run.Ask(other)!, AttemptEnd.Rejected);
        Assert.Equal(TrialState.Failed, run.Rows[1].Trials.Single().State);
    }

    [Fact]
    public void An_attempt_that_is_not_the_one_that_runs_ends_nothing()
    {
        var (run, lease) = Leased();
        run.End(lease, AttemptEnd.WorkerLost);
        Assert.False(run.Scheduler.End(lease, new AttemptOutcome(AttemptEnd.Completed, null, 3, "", 0, null), out _));
        Assert.Equal(0, run.Scheduler.Find(1)!.Ended);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_start_in_doubt_is_released_and_counts_as_no_loss(bool isStored)
    {
        var run = new SimulatedRun(sweeps: new SimulatedRows(1, trials: 2));
        var worker = run.Join();
        run.AskInVain(worker, isStored);
        Assert.Null(run.Ask(worker)); // Until it is known what became of it, no other one is tried.

        run.Tick();
        var lease = run.Ask(worker)!;
        Assert.Equal((0, isStored ? 2 : 1, 0), (lease.Trial.Number, lease.Attempt, lease.LostAttempts));
    }

    [Fact]
    public void A_silent_worker_loses_its_leases_after_one_lease_and_they_go_on_elsewhere()
    {
        var (run, lease) = Leased(trials: 1);
        var other = run.Join(host: 2);
        for (var second = 0; second < 30; second++)
        {
            Assert.Contains(lease.Trial, run.Leases.Select(l => l.Trial));
            run.Scheduler.Workers.Heard(
                run.Scheduler.Workers.Views.Single(v => v.Status.Silo == other).Status with
                {
                    Beat = 1000 + second,
                },
                run.Now
            );
            run.Scheduler.Tick(_ => false);
        }

        var (expired, outcome) = Assert.Single(run.Scheduler.Expired(_ => false));
        Assert.Equal((lease.Trial, AttemptEnd.WorkerLost), (expired.Trial, outcome.End));
    }

    private static (SimulatedRun Run, TrialLease Lease) Leased(int trials = 3)
    {
        var run = new SimulatedRun(sweeps: new SimulatedRows(1, trials));
        return (run, run.Ask(run.Join())!);
    }
}
