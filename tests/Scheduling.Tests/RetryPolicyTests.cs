using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling;

public sealed class RetryPolicyTests
{
    private static readonly RetryPolicy Policy = new(maxAttempts: 3);

    [Theory]
    [InlineData(0, AttemptEnd.WorkerLost)]
    [InlineData(1, AttemptEnd.WorkerLost)]
    [InlineData(2, AttemptEnd.Failed)]
    public void The_third_loss_fails_the_trial(int lostBefore, AttemptEnd expected) =>
        Assert.Equal(expected, Policy.Expired(Lease(lostBefore), wasAlone: true).End);

    [Fact]
    public void A_trial_that_was_not_alone_on_its_worker_does_not_fail_with_it() =>
        Assert.Equal(AttemptEnd.WorkerLost, Policy.Expired(Lease(2), wasAlone: false).End);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void The_last_chance_is_the_one_after_two_losses(int lost, bool expected) =>
        Assert.Equal(expected, Policy.IsLastChance(lost));

    [Fact]
    public void A_worker_that_refused_a_trial_is_given_it_again_only_when_all_others_have_refused_it()
    {
        Assert.False(RetryPolicy.MayTryAgain("S1", new HashSet<string> { "S1" }, ["S1", "S2"]));
        Assert.True(RetryPolicy.MayTryAgain("S2", new HashSet<string> { "S1" }, ["S1", "S2"]));
        Assert.True(RetryPolicy.MayTryAgain("S1", new HashSet<string> { "S1", "S2" }, ["S1", "S2"]));
        Assert.True(RetryPolicy.MayTryAgain("S1", new HashSet<string> { "S1" }, ["S1"]));
    }

    [Theory]
    [InlineData(AttemptEnd.WorkerFailed, 1, false, AttemptEnd.WorkerFailed)]
    [InlineData(AttemptEnd.WorkerFailed, 2, true, AttemptEnd.Failed)]
    [InlineData(AttemptEnd.Rejected, 0, false, AttemptEnd.Failed)]
    [InlineData(AttemptEnd.Rejected, 9, true, AttemptEnd.Rejected)]
    [InlineData(AttemptEnd.Completed, 2, false, AttemptEnd.Completed)]
    [InlineData(AttemptEnd.Preempted, 9, false, AttemptEnd.Preempted)]
    public void A_trial_that_breaks_wherever_it_runs_fails_in_the_end(
        AttemptEnd end,
        int lostBefore,
        bool hasUntried,
        AttemptEnd expected
    )
    {
        var outcome = Policy.Reported(
            new AttemptOutcome(end, "no memory", 3, "torch", 1, null),
            Lease(lostBefore),
            hasUntried
        );
        Assert.Equal((expected, 3), (outcome.End, outcome.Epochs));
        Assert.EndsWith("no memory", outcome.Message, StringComparison.Ordinal);
    }

    private static TrialLease Lease(int lost) => new(new TrialId(1, 7), lost + 1, "S1", lost);
}
