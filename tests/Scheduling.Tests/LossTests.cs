using GearSweep.Scheduling.Simulation;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling;

/// <summary>Sweeps some of whose trials end their worker each time.</summary>
public sealed class LossTests
{
    private static readonly int[] Killers = [3, 4, 21, 39];

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(4, 1, false)]
    [InlineData(8, 3, false)]
    [InlineData(8, 10, false)]
    [InlineData(2, 1, true)]
    [InlineData(8, 1, true)]
    public void Whatever_ends_workers_fails_alone_and_everything_else_completes(int slots, int workers, bool hasLasting)
    {
        foreach (var seed in Enumerable.Range(0, 25))
        {
            var (run, lastingLosses) = (Start(workers, sweeps: 1), 0);
            var random = new Random(seed);
            while (run.Rows[1].Ended < 40)
            {
                foreach (var worker in run.Workers.OrderBy(_ => random.NextDouble()).ToArray())
                    run.Fill(worker, slots);
                Assert.NotEmpty(run.Leases); // Whatever waits, something goes on.
                var ends = run.Leases[random.Next(run.Leases.Count)];
                if (hasLasting && ends.Trial.Number == 7 && run.Leases.Count > 1)
                    run.Report(ends, 1, checkpoint: true);
                else if (Killers.Contains(ends.Trial.Number))
                    lastingLosses += Kill(run, ends.Silo);
                else
                    run.End(ends, AttemptEnd.Completed);
            }

            Assert.Equal(Killers, run.Rows[1].Trials.Where(t => t.State == TrialState.Failed).Select(t => t.Number));
            Assert.Equal(36, run.Rows[1].Trials.Count(t => t.State == TrialState.Completed));
            Assert.InRange(lastingLosses, 0, hasLasting ? Killers.Length * 2 : int.MaxValue);
        }
    }

    [Fact]
    public void A_suspect_runs_beside_no_suspect_of_another_sweep()
    {
        var run = Start(workers: 1, sweeps: 2);
        run.Fill(run.Workers[0], 2);
        Assert.Equal([1, 2], run.Leases.Select(l => l.Trial.Sweep));
        Kill(run, run.Workers[0]);

        var given = run.Fill(run.Workers[0], 90);
        Assert.Equal(79, given.Count); // Of two suspects one waits.
        Assert.Single(given, lease => lease.IsSuspect);
    }

    [Fact]
    public void Without_the_policy_a_suspect_is_like_any_other_trial()
    {
        var run = new SimulatedRun(
            new SchedulerOptions { IsolateSuspects = false, HostLosses = 0 },
            sweeps: new SimulatedRows(1, trials: 2)
        );
        run.Fill(run.Join(), 2);
        Kill(run, run.Workers[0]);
        Assert.Equal(2, run.Fill(run.Workers[0], 2).Count(lease => lease.IsSuspect));
    }

    [Fact]
    public void A_host_whose_workers_are_lost_one_after_the_other_gets_nothing_more()
    {
        var run = new SimulatedRun(sweeps: new SimulatedRows(1, trials: 9));
        for (var life = 0; life < 3; life++)
        {
            Assert.NotNull(run.Ask(run.Join(host: 1)));
            run.Kill(run.Workers[0]);
        }

        Assert.Null(run.Ask(run.Join(host: 1)));
        Assert.NotNull(run.Ask(run.Join(host: 2)));
    }

    [Fact]
    public void A_worker_that_breaks_three_trials_in_a_row_gets_nothing_more()
    {
        var run = new SimulatedRun(sweeps: new SimulatedRows(1, trials: 9));
        var (sick, well) = (run.Join(host: 1), run.Join(host: 2));
        for (var broken = 0; broken < 3; broken++)
            run.End(run.Ask(sick)!, AttemptEnd.WorkerFailed);
        Assert.Null(run.Ask(sick));
        Assert.NotNull(run.Ask(well));
    }

    /// <returns>How often the trial that lasts was lost with it.</returns>
    private static int Kill(SimulatedRun run, string worker)
    {
        var lasting = run.Leases.Count(l => l.Silo == worker && l.Trial.Number == 7);
        run.Kill(worker);
        run.Join(worker[7] - '0');
        return lasting;
    }

    private static SimulatedRun Start(int workers, int sweeps)
    {
        var run = new SimulatedRun(
            new SchedulerOptions { HostLosses = 0 },
            sweeps: [.. Enumerable.Range(1, sweeps).Select(id => new SimulatedRows(id, trials: 40))]
        );
        for (var host = 0; host < workers; host++)
            run.Join(host % 10);
        return run;
    }
}
