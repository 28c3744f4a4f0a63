using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Workers;

public sealed class ConsecutiveFailuresPolicyTests
{
    private static readonly ConsecutiveFailuresPolicy Policy = new(3, 10);

    [Fact]
    public void Three_broken_attempts_in_a_row_are_a_complaint_with_the_last_message()
    {
        var health = After(AttemptEnd.WorkerFailed, AttemptEnd.WorkerFailed);
        Assert.Null(Policy.Complaint(health));
        Assert.Equal(
            "3 attempts in a row ended with an error of the silo, the last one: libtorch does not load",
            Policy.Complaint(health.After(AttemptEnd.WorkerFailed, "libtorch does not load"))
        );
    }

    [Fact]
    public void A_trial_that_completes_makes_up_for_what_broke_before() =>
        Assert.Null(
            Policy.Complaint(
                After(
                    AttemptEnd.WorkerFailed,
                    AttemptEnd.WorkerFailed,
                    AttemptEnd.Completed,
                    AttemptEnd.WorkerFailed,
                    AttemptEnd.WorkerFailed
                )
            )
        );

    [Fact]
    public void Trials_that_fail_everywhere_say_nothing_of_the_silo() =>
        Assert.Null(Policy.Complaint(After([.. Enumerable.Repeat(AttemptEnd.Failed, 500)])));

    [Fact]
    public void Trials_that_fail_here_alone_are_a_complaint()
    {
        var health = After([.. Enumerable.Repeat(AttemptEnd.Failed, 12)]);
        for (var trial = 0; trial < 10; trial++)
            health = health.AfterElsewhere();
        Assert.StartsWith(
            "12 trials in a row failed here while 10 completed on other silos",
            Policy.Complaint(health),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_limit_of_0_is_none()
    {
        var health = After([.. Enumerable.Repeat(AttemptEnd.WorkerFailed, 99)]) with { CompletedElsewhere = 99 };
        Assert.Null(new ConsecutiveFailuresPolicy(0, 0).Complaint(health));
        Assert.NotNull(new ConsecutiveFailuresPolicy(0, 10).Complaint(health));
    }

    [Fact]
    public void What_was_handed_back_or_lost_or_is_too_large_says_nothing() =>
        Assert.Equal(
            default,
            After(
                AttemptEnd.Preempted,
                AttemptEnd.WorkerLost,
                AttemptEnd.Cancelled,
                AttemptEnd.Preempted,
                AttemptEnd.Rejected,
                AttemptEnd.Rejected
            )
        );

    private static WorkerHealth After(params AttemptEnd[] ends) =>
        ends.Aggregate(default(WorkerHealth), (health, end) => health.After(end, "why"));
}
