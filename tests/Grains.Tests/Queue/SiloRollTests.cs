using GearSweep.Shared.Cluster;
using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Queue;

public sealed class SiloRollTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly SiloRoll _roll = new();

    [Fact]
    public void A_message_that_was_overtaken_by_a_later_one_is_not_believed()
    {
        _roll.See(Status("S1", beat: 2, slots: 4), Now);
        _roll.See(Status("S1", beat: 1, slots: 2), Now.AddSeconds(1));

        var view = Assert.Single(_roll.Views);
        Assert.Equal((4, Now), (view.Status.Slots, view.LastSeen));
    }

    [Fact]
    public void Silence_is_counted_in_ticks_and_ends_with_the_next_message()
    {
        _roll.See(Status("S1", beat: 1), Now);
        _roll.Tick(_ => false);
        _roll.Tick(_ => false);
        Assert.Equal(2, Assert.Single(_roll.Views).SilentSeconds);

        _roll.See(Status("S1", beat: 2), Now);
        Assert.Equal(0, Assert.Single(_roll.Views).SilentSeconds);
    }

    [Fact]
    public void A_silo_that_is_gone_is_forgotten()
    {
        _roll.See(Status("S1", beat: 1), Now);
        _roll.See(Status("S2", beat: 1), Now);
        _roll.Tick(entry => entry.View.Status.Silo == "S1");
        Assert.Equal("S2", Assert.Single(_roll.Views).Status.Silo);
    }

    [Fact]
    public void A_silo_is_set_aside_once_and_until_it_is_cleared()
    {
        _roll.See(Status("S1", beat: 1), Now);
        Assert.Null(_roll.Ended("S1", AttemptEnd.Broken, "no"));
        Assert.Null(_roll.Ended("S1", AttemptEnd.Broken, "no"));
        Assert.NotNull(_roll.Ended("S1", AttemptEnd.Broken, "no"));
        Assert.Null(_roll.Ended("S1", AttemptEnd.Broken, "no"));
        var view = Assert.Single(_roll.Views);
        Assert.Equal((0, 4), (view.Completed, view.Failed));
        Assert.NotNull(view.SetAside);

        _roll.Clear("S1");
        Assert.Null(Assert.Single(_roll.Views).SetAside);
    }

    private static WorkerStatus Status(string silo, long beat, int slots = 2) =>
        new(silo, "host", "worker", 2, slots, 0, 512, "1", []) { Beat = beat };
}
