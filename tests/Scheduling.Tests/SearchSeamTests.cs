using GearSweep.Scheduling.Simulation;
using GearSweep.Search;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling;

/// <summary>What samplers and pruners of later will need of the scheduler.</summary>
public sealed class SearchSeamTests
{
    [Fact]
    public void A_sampler_that_wants_results_is_asked_when_a_slot_is_free_and_sees_what_was_stored()
    {
        var sampler = new HalvingSampler();
        var run = new SimulatedRun(sampler: sampler, sweeps: new SimulatedRows(1, trials: 4));
        var worker = run.Join();
        var first = run.Ask(worker)!;
        Assert.Null(run.Ask(worker)); // Nothing is proposed before the first result.

        run.Report(first, 1, error: 0.25);
        run.End(first, AttemptEnd.Completed);
        Assert.Equal(1, run.Ask(worker)!.Trial.Number);
        Assert.Equal([0, 0, 1], sampler.Seen);
    }

    [Fact]
    public void A_sampler_that_wants_results_sees_the_same_after_a_restart()
    {
        var sampler = new HalvingSampler();
        var run = new SimulatedRun(sampler: sampler, sweeps: new SimulatedRows(1, trials: 4));
        var first = run.Ask(run.Join())!;
        run.Report(first, 1);
        run.Restart();
        run.End(run.Leases.Single(), AttemptEnd.Completed);
        Assert.NotNull(run.Ask(run.Workers[0]));
        Assert.Equal([0, 1], sampler.Seen);
    }

    [Fact]
    public void A_pruner_judges_every_report_and_its_decision_stands_with_its_reason()
    {
        var run = new SimulatedRun(pruner: new ThresholdPruner(0.5), sweeps: new SimulatedRows(1, trials: 2));
        var lease = run.Ask(run.Join())!;
        Assert.Equal(TrialCommand.Continue, run.Report(lease, 1, error: 0.4));
        Assert.Equal(
            new TrialCommand(TrialCommandKind.Prune, "0.6 is above 0.5 after epoch 2"),
            run.Report(lease, 2, error: 0.6)
        );
        Assert.Equal(TrialCommandKind.Prune, run.Report(lease, 3, error: 0.1).Kind);

        run.End(lease, AttemptEnd.Pruned);
        Assert.Equal((TrialState.Pruned, 1), (run.Rows[1].Trials.First().State, run.Scheduler.Find(1)!.Ended));
        Assert.Equal(TrialCommand.Continue, run.Report(run.Ask(run.Workers[0])!, 1, error: 0.4));
    }

    [Fact]
    public void A_paused_trial_takes_no_slot_keeps_its_sweep_open_and_goes_on_when_it_is_promoted()
    {
        var run = new SimulatedRun(pruner: new PausingPruner(), sweeps: new SimulatedRows(1, trials: 1));
        var lease = run.Ask(run.Join())!;
        Assert.Equal(new TrialCommand(TrialCommandKind.Pause, "rung 0"), run.Report(lease, 1));
        run.End(lease, AttemptEnd.Paused);
        run.Tick();
        Assert.Null(run.Ask(run.Workers[0]));
        Assert.Equal(SweepState.Running, run.Scheduler.Find(1)!.State);

        run.Promote(1);
        var promoted = run.Ask(run.Workers[0])!;
        Assert.Equal((2, 0), (promoted.Attempt, promoted.LostAttempts));
        run.End(promoted, AttemptEnd.Completed);
        run.Tick();
        Assert.Equal(SweepState.Completed, run.Scheduler.Find(1)!.State);
    }

    [Fact]
    public void A_trial_that_is_added_to_a_configuration_has_another_seed_and_belongs_to_the_sweep()
    {
        var run = new SimulatedRun(sweeps: new SimulatedRows(1, trials: 2));
        var worker = run.Join();
        run.End(run.Ask(worker)!, AttemptEnd.Completed);
        var plan = run.Scheduler.Find(1)!.Content!.Plan;
        var like = plan.Next(0, 1)[0];
        var another = plan.Another(number: 2, like with { UntilEpoch = 1 }, repeat: 1);
        Assert.Null(another.UntilEpoch);
        run.Add(1, another);

        Assert.NotEqual(like.Seed, another.Seed);
        foreach (var expected in new[] { 1, 2 })
        {
            run.Tick();
            Assert.Equal(SweepState.Running, run.Scheduler.Find(1)!.State);
            var lease = run.Ask(worker)!;
            Assert.Equal(expected, lease.Trial.Number);
            run.End(lease, AttemptEnd.Completed);
        }

        run.Tick();
        Assert.Equal((SweepState.Completed, 3), (run.Scheduler.Find(1)!.State, run.Scheduler.Find(1)!.Ended));
    }

    [Fact]
    public void Seeds_are_numbered_after_all_trials_of_the_plan_and_are_repeats_that_it_would_have_had()
    {
        var plan = new SimulatedRun(sweeps: new SimulatedRows(1, trials: 2)).Scheduler.Find(1)!.Content!.Plan;
        QueuedTrial first = plan.Next(0, 2)[0],
            second = plan.Next(0, 2)[1];
        var seeds = plan.Seeds(new UndecidedSweep(1, [new(first, 1), new(second, 4)]), seeds: 2);

        Assert.Equal([2, 3, 4, 5], seeds.Select(t => t.Number));
        Assert.Equal([1, 4, 2, 5], seeds.Select(t => t.Repeat));
        Assert.Equal(TrialSeed.For(plan.Spec.Seed, second.Configuration, second.Condition, 5), seeds[^1].Seed);
        Assert.Equal(7, plan.Seeds(new UndecidedSweep(7, [new(first, 1)]), seeds: 1)[0].Number);
    }

    /// <summary>Proposes one configuration, and each next one when one more observation was made.</summary>
    private sealed class HalvingSampler : ISampler
    {
        public int Ahead => 1;

        public List<int> Seen { get; } = [];

        public long Count(SweepSpec spec) => SearchSpace.ConfigurationCount(spec);

        public IReadOnlyList<Configuration> Propose(SearchState state, int count)
        {
            Assert.Equal(1, count);
            Seen.Add(state.History.Count);
            return state.Proposed > state.History.Count
                ? []
                : [SearchSpace.ConfigurationAt(state.Spec, state.Proposed)];
        }
    }

    private sealed class ThresholdPruner(double most) : IPruner
    {
        public PrunerDecision Judge(SearchState state, int trial) =>
            state.History.Last(o => o.Trial == trial) is { } last && last.Error > most
                ? PrunerDecision.Prune($"{last.Error} is above {most} after epoch {last.Epoch}")
                : PrunerDecision.Continue;
    }

    private sealed class PausingPruner : IPruner
    {
        public bool UsesHistory => false;

        public PrunerDecision Judge(SearchState state, int trial) => PrunerDecision.Pause("rung 0");
    }
}
