using FsCheck;
using FsCheck.Fluent;
using GearSweep.Scheduling.Simulation;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling;

/// <summary>
/// What holds in every order of events. A number of the random sequence says what happens and to whom
/// (<see cref="RandomEvents"/>).
/// </summary>
public sealed class SchedulerPropertyTests
{
    private const int Slots = 3;
    private static readonly RetryPolicy Retry = new(new SchedulerOptions().MaxAttempts);
    private static readonly Arbitrary<int[]> Events = Gen.Choose(0, 1 << 20).ArrayOf(200).ToArbitrary();

    [Fact]
    public void No_trial_is_leased_twice_and_none_is_lost_sight_of() =>
        Prop.ForAll(
                Events,
                events =>
                {
                    var run = Start(sweeps: 3);
                    foreach (var number in events)
                    {
                        RandomEvents.Apply(run, number, Slots, RandomEvents.All);
                        foreach (var sweep in run.Scheduler.Sweeps)
                        {
                            var rows = run.Rows[sweep.Id];
                            var running = rows
                                .Trials.Where(t => t.State == TrialState.Running)
                                .Select(t => t.Number)
                                .ToHashSet();
                            var leased = sweep.Leases.Granted.Select(l => l.Trial.Number).ToList();
                            Assert.Equal(leased.Count, leased.Distinct().Count());
                            Assert.True(
                                running.IsSupersetOf(leased) && running.Except(leased).All(sweep.Leases.Has),
                                "what runs in the rows is leased, or in doubt"
                            );
                            Assert.Equal((rows.State, rows.Ended), (sweep.State, sweep.Ended));
                        }
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_sweep_comes_to_its_end_once_workers_are_well_again() =>
        Prop.ForAll(
                Events,
                events =>
                {
                    var run = Start(sweeps: 3);
                    foreach (var number in events)
                        RandomEvents.Apply(run, number, Slots, RandomEvents.All);
                    foreach (var sweep in run.Rows.Values)
                    {
                        run.Change(sweep.Id, SweepState.Paused, SweepState.Running);
                        run.Share(sweep.Id, SweepSharing.Default);
                        run.Promote(sweep.Id);
                    }

                    for (var round = 0; round < 200 && run.Rows.Values.Any(s => s.State == SweepState.Running); round++)
                    {
                        run.Tick();
                        foreach (var worker in run.Workers)
                            run.Fill(worker, Slots);
                        foreach (var lease in run.Leases)
                            run.End(lease, AttemptEnd.Completed);
                    }

                    Assert.All(
                        run.Rows.Values,
                        sweep =>
                            Assert.True(
                                sweep.State is SweepState.Completed or SweepState.Cancelled,
                                $"{sweep.Id} is {sweep.State}"
                            )
                    );
                    Assert.All(
                        run.Rows.Values,
                        sweep =>
                            Assert.All(
                                sweep.Trials,
                                trial =>
                                    Assert.True(trial.State.HasEnded() || trial.State == TrialState.Running, $"{trial}")
                            )
                    );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void No_sweep_ever_gets_a_trial_beyond_its_limit() =>
        Prop.ForAll(
                Events,
                events =>
                {
                    var run = Start(sweeps: 3);
                    foreach (var number in events)
                    {
                        var before = run.Scheduler.Sweeps.ToDictionary(s => s.Id, s => s.Leases.Granted.Count);
                        RandomEvents.Apply(run, number, Slots, RandomEvents.All);
                        foreach (var sweep in run.Scheduler.Sweeps.Where(s => s.Leases.Granted.Count > before[s.Id]))
                            Assert.True(sweep.Sharing.MaxRunning is not { } most || sweep.Leases.Granted.Count <= most);
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Suspects_never_meet_and_one_with_its_last_chance_is_alone_of_its_sweep() =>
        Prop.ForAll(
                Events,
                events =>
                {
                    var run = Start(sweeps: 2);
                    foreach (var number in events)
                    {
                        RandomEvents.Apply(run, number, Slots, RandomEvents.All);
                        foreach (var worker in run.Leases.GroupBy(l => l.Silo))
                        {
                            Assert.InRange(worker.Count(l => l.IsSuspect), 0, 1);
                            if (worker.FirstOrDefault(l => Retry.IsLastChance(l.LostAttempts)) is { } last)
                                Assert.Single(worker, l => l.Trial.Sweep == last.Trial.Sweep);
                        }
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Slots_are_shared_by_weight_whatever_the_weights() =>
        Prop.ForAll(
                Gen.Choose(1, 40).ArrayOf(4).ToArbitrary(),
                weights =>
                {
                    var run = new SimulatedRun(
                        sweeps:
                        [
                            .. weights.Select(
                                (w, i) => new SimulatedRows(i + 1, 60, new SweepSharing(0, w / 4.0, null))
                            ),
                        ]
                    );
                    var worker = run.Join();
                    for (var slot = 0; slot < 40; slot++)
                    {
                        Assert.NotNull(run.Ask(worker));
                        var loads = run
                            .Scheduler.Sweeps.Select(s => (Running: s.Leases.Granted.Count, s.Sharing.Weight))
                            .ToList();
                        Assert.All(
                            loads,
                            one =>
                                Assert.All(
                                    loads,
                                    other =>
                                        Assert.True(
                                            (one.Running - 1) / one.Weight <= other.Running / other.Weight + 1e-9
                                        )
                                )
                        );
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_scheduler_that_was_rebuilt_from_the_rows_decides_as_the_one_that_lived() =>
        Prop.ForAll(
                Events,
                Gen.Choose(1, 30).ToArbitrary(),
                (events, every) =>
                {
                    var (lived, rebuilt) = (Start(sweeps: 1), Start(sweeps: 1));
                    for (var i = 0; i < events.Length; i++)
                    {
                        RandomEvents.Apply(lived, events[i], Slots, RandomEvents.Remembered);
                        RandomEvents.Apply(rebuilt, events[i], Slots, RandomEvents.Remembered);
                        if (i % every == 0)
                            rebuilt.Restart();
                        Assert.Equal(lived.Leases.Select(Named).Order(), rebuilt.Leases.Select(Named).Order());
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    private static (int Trial, int Attempt, string Worker) Named(TrialLease lease) =>
        (lease.Trial.Number, lease.Attempt, lease.Silo);

    private static SimulatedRun Start(int sweeps)
    {
        var run = new SimulatedRun(
            new SchedulerOptions
            {
                BrokenInARow = 0,
                FailedInARow = 0,
                HostLosses = 0,
            },
            sweeps: [.. Enumerable.Range(1, sweeps).Select(id => new SimulatedRows(id, trials: 12))]
        );
        for (var host = 1; host <= 3; host++)
            run.Join(host);
        return run;
    }
}
