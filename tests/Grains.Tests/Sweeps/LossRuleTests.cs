using GearSweep.Shared.Cluster;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Sweeps;

namespace GearSweep.Grains.Sweeps;

public sealed class LossRuleTests
{
    private static readonly DateTimeOffset Taken = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TrialId Trial = new(1, 7);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    [Fact]
    public void An_attempt_whose_silo_is_gone_is_lost() =>
        Assert.True(LossRule.IsLost(Trial, 1, siloIsGone: true, Taken, Silo(Taken, Listing(1)), unheard: 0, Lease));

    [Fact]
    public void An_attempt_that_its_silo_lists_is_not_lost() =>
        Assert.False(LossRule.IsLost(Trial, 1, siloIsGone: false, Taken, Silo(Taken + TimeSpan.FromHours(1), Listing(1)), unheard: 0, Lease));

    [Fact]
    public void An_attempt_that_its_silo_does_not_list_is_lost_after_the_grace() =>
        Assert.True(LossRule.IsLost(Trial, 1, siloIsGone: false, Taken, Silo(Taken + LossRule.Grace + TimeSpan.FromSeconds(1)), unheard: 0, Lease));

    [Fact]
    public void An_attempt_that_was_only_just_given_out_is_not_lost() =>
        Assert.False(LossRule.IsLost(Trial, 1, siloIsGone: false, Taken, Silo(Taken + TimeSpan.FromSeconds(1)), unheard: 0, Lease));

    [Fact]
    public void Another_attempt_at_the_same_trial_does_not_count() =>
        Assert.True(LossRule.IsLost(Trial, 2, siloIsGone: false, Taken, Silo(Taken + TimeSpan.FromMinutes(1), Listing(1)), unheard: 0, Lease));

    [Fact]
    public void A_silo_that_has_said_nothing_yet_is_believed() =>
        Assert.False(LossRule.IsLost(Trial, 1, siloIsGone: false, Taken, null, unheard: 29, Lease));

    [Fact]
    public void A_silo_that_has_said_nothing_for_a_whole_lease_has_lost_what_it_was_given() =>
        Assert.True(LossRule.IsLost(Trial, 1, siloIsGone: false, Taken, null, unheard: 30, Lease));

    [Theory]
    [InlineData(0, AttemptEnd.Lost)]
    [InlineData(1, AttemptEnd.Lost)]
    [InlineData(2, AttemptEnd.Failed)]
    public void The_third_loss_fails_the_trial(int lostBefore, AttemptEnd expected) =>
        Assert.Equal(expected, LossRule.OutcomeOf(Attempt(7, "S1", lostBefore), [Attempt(7, "S1", lostBefore), Attempt(8, "S2", 0)], maxAttempts: 3).End);

    [Fact]
    public void A_trial_that_was_not_alone_on_its_silo_does_not_fail_with_it() =>
        Assert.Equal(AttemptEnd.Lost, LossRule.OutcomeOf(Attempt(7, "S1", 2), [Attempt(7, "S1", 2), Attempt(8, "S1", 0)], maxAttempts: 3).End);

    [Fact]
    public void A_silo_that_runs_a_trial_that_has_lost_its_silo_may_take_no_second_one()
    {
        RunningAttempt[] running = [Attempt(1, "S1", 0), Attempt(2, "S1", 1), Attempt(3, "S2", 0)];
        Assert.False(LossRule.MayTake("S1", 1, running, maxAttempts: 3));
        Assert.True(LossRule.MayTake("S2", 1, running, maxAttempts: 3));
        Assert.True(LossRule.MayTake("S3", 1, running, maxAttempts: 3));
        Assert.True(LossRule.MayTake("S1", 0, running, maxAttempts: 3));
    }

    [Fact]
    public void A_trial_with_its_last_chance_is_alone_on_its_silo()
    {
        RunningAttempt[] running = [Attempt(1, "S1", 0), Attempt(2, "S2", 2)];
        Assert.False(LossRule.MayTake("S1", 2, running, maxAttempts: 3));
        Assert.False(LossRule.MayTake("S2", 0, running, maxAttempts: 3));
        Assert.True(LossRule.MayTake("S3", 2, running, maxAttempts: 3));
    }

    [Fact]
    public void A_silo_that_refused_a_trial_is_given_it_again_only_when_all_others_have_refused_it()
    {
        Assert.False(LossRule.MayTryAgain("S1", new HashSet<string> { "S1" }, ["S1", "S2"]));
        Assert.True(LossRule.MayTryAgain("S2", new HashSet<string> { "S1" }, ["S1", "S2"]));
        Assert.True(LossRule.MayTryAgain("S1", new HashSet<string> { "S1", "S2" }, ["S1", "S2"]));
        Assert.True(LossRule.MayTryAgain("S1", new HashSet<string> { "S1" }, ["S1"]));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(8, 3)]
    [InlineData(8, 40)]
    public void Whatever_ends_silos_fails_alone_and_everything_else_completes(int slots, int silos)
    {
        int[] killers = [3, 4, 21, 39];
        foreach (var seed in Enumerable.Range(0, 50))
        {
            var model = new LossModel(trials: 40, killers, slots, silos, maxAttempts: 3, seed);
            model.Run();
            Assert.Equal(killers, model.Failed.Order());
            Assert.Equal(36, model.Completed);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void A_trial_that_lasts_and_stores_checkpoints_does_not_keep_those_that_end_silos_from_being_found(int slots)
    {
        int[] killers = [3, 4, 21, 39];
        foreach (var seed in Enumerable.Range(0, 50))
        {
            var model = new LossModel(trials: 40, killers, slots, silos: 1, maxAttempts: 3, seed) { Lasting = 7 };
            model.Run();
            Assert.Equal(killers, model.Failed.Order());
            Assert.Equal(36, model.Completed);
            Assert.InRange(model.LastingLosses, 0, killers.Length * 2);
        }
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void A_silo_that_is_silent_for_a_whole_lease_has_lost_what_it_listed(int silent, bool lost) =>
        Assert.Equal(lost, LossRule.IsLost(Trial, 1, siloIsGone: false, Taken, Silo(Taken, Listing(1)) with { SilentSeconds = silent }, unheard: 0, Lease));

    [Theory]
    [InlineData(AttemptEnd.Broken, 1, false, AttemptEnd.Broken)]
    [InlineData(AttemptEnd.Broken, 2, true, AttemptEnd.Failed)]
    [InlineData(AttemptEnd.Declined, 0, false, AttemptEnd.Failed)]
    [InlineData(AttemptEnd.Declined, 9, true, AttemptEnd.Declined)]
    [InlineData(AttemptEnd.Completed, 2, false, AttemptEnd.Completed)]
    [InlineData(AttemptEnd.HandedBack, 9, false, AttemptEnd.HandedBack)]
    public void A_trial_that_breaks_wherever_it_runs_fails_in_the_end(AttemptEnd end, int lostBefore, bool hasUntried, AttemptEnd expected)
    {
        var attempt = new RunningAttempt(7, lostBefore + 1, "S1", lostBefore);
        var outcome = LossRule.Judge(new AttemptOutcome(end, "no memory", 3, "torch", 1, null), attempt, 3, hasUntried);
        Assert.Equal((expected, 3), (outcome.End, outcome.Epochs));
        Assert.EndsWith("no memory", outcome.Message, StringComparison.Ordinal);
    }

    private static RunningAttempt Attempt(int trial, string silo, int lost) => new(trial, lost + 1, silo, lost);

    private static RunningTrial Listing(int attempt) => new(Trial, attempt, 0, 10);

    private static SiloView Silo(DateTimeOffset seen, params RunningTrial[] running) =>
        new(new WorkerStatus("S1", "host", "worker", 2, 2, 0, 512, "1", running), seen, 0, 0);
}
