using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Queue;

public sealed class SiloHealthTests
{
    [Fact]
    public void Three_broken_attempts_in_a_row_are_a_complaint_with_the_last_message()
    {
        var health = After(AttemptEnd.Broken, AttemptEnd.Broken);
        Assert.Null(health.Complaint);
        Assert.Equal(
            "3 attempts in a row ended with an error of the silo, the last one: libtorch does not load",
            health.After(AttemptEnd.Broken, "libtorch does not load").Complaint);
    }

    [Fact]
    public void A_trial_that_completes_makes_up_for_what_broke_before() =>
        Assert.Null(After(AttemptEnd.Broken, AttemptEnd.Broken, AttemptEnd.Completed, AttemptEnd.Broken, AttemptEnd.Broken).Complaint);

    [Fact]
    public void Trials_that_fail_everywhere_say_nothing_of_the_silo() =>
        Assert.Null(After([.. Enumerable.Repeat(AttemptEnd.Failed, 500)]).Complaint);

    [Fact]
    public void Trials_that_fail_here_alone_are_a_complaint()
    {
        var health = After([.. Enumerable.Repeat(AttemptEnd.Failed, 12)]);
        for (var trial = 0; trial < 10; trial++) health = health.AfterElsewhere();
        Assert.StartsWith("12 trials in a row failed here while 10 completed on other silos", health.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_handed_back_or_lost_or_is_too_large_says_nothing() =>
        Assert.Equal(default, After(AttemptEnd.HandedBack, AttemptEnd.Lost, AttemptEnd.Cancelled, AttemptEnd.HandedBack, AttemptEnd.Declined, AttemptEnd.Declined));

    private static SiloHealth After(params AttemptEnd[] ends) => ends.Aggregate(default(SiloHealth), (health, end) => health.After(end, "why"));
}
