using GearSweep.Shared.Specification;

namespace GearSweep.Scheduling;

public sealed class FairSharePolicyTests
{
    [Fact]
    public void The_sweep_with_the_fewest_running_trials_is_served_first() =>
        Assert.Equal([2, 1], Order(Share(1, running: 3, pass: 1), Share(2, running: 1, pass: 9)));

    [Fact]
    public void Among_equals_the_one_that_has_had_the_least_comes_first() =>
        Assert.Equal(
            [3, 1, 2],
            Order(Share(1, running: 1, pass: 5), Share(2, running: 1, pass: 7), Share(3, running: 1))
        );

    [Fact]
    public void A_trial_whose_end_is_being_stored_takes_no_slot()
    {
        Assert.Equal([1, 2], Order(Share(1, running: 4) with { Ending = 3 }, Share(2, running: 2)));
        Assert.Equal(
            [2],
            Order(
                Share(1, running: 2, sharing: SweepSharing.Default with { MaxRunning = 2 }) with
                {
                    Ending = 1,
                },
                Share(2, running: 9)
            )
        );
    }

    [Fact]
    public void A_higher_priority_goes_before_whatever_runs() =>
        Assert.Equal(
            [2, 1],
            Order(Share(1), Share(2, running: 9, pass: 9, sharing: SweepSharing.Default with { Priority = 1 }))
        );

    [Fact]
    public void A_sweep_at_its_limit_is_passed_over() =>
        Assert.Equal(
            [1],
            Order(Share(1, running: 5), Share(2, running: 2, sharing: SweepSharing.Default with { MaxRunning = 2 }))
        );

    [Theory]
    [InlineData(1, 1, 5, 5)]
    [InlineData(3, 1, 9, 3)]
    [InlineData(0.5, 2, 2, 8)]
    public void Two_sweeps_share_the_slots_by_weight(double first, double second, int firstSlots, int secondSlots)
    {
        var shares = Weighted(first, second);
        for (var slot = 0; slot < firstSlots + secondSlots; slot++)
            Serve(shares, FairSharePolicy.Order(shares.Values).First().Sweep);
        Assert.Equal((firstSlots, secondSlots), (shares[1].Running, shares[2].Running));
    }

    [Fact]
    public void Two_sweeps_share_a_single_slot_by_weight_in_time()
    {
        var shares = Weighted(3, 1);
        var served = new int[3];
        for (var turn = 0; turn < 40; turn++)
        {
            var sweep = FairSharePolicy.Order(shares.Values).First().Sweep;
            served[sweep]++;
            Serve(shares, sweep);
            shares[sweep] = shares[sweep] with { Running = 0 };
        }

        Assert.Equal([0, 30, 10], served);
    }

    [Fact]
    public void A_sweep_that_comes_later_begins_level_and_need_not_catch_up()
    {
        Assert.Equal(40, FairSharePolicy.Enter(3, [40, 55]));
        Assert.Equal(50, FairSharePolicy.Enter(50, [40, 55]));
        Assert.Equal(3, FairSharePolicy.Enter(3, []));
    }

    private static Dictionary<int, SweepLoad> Weighted(double first, double second) =>
        new()
        {
            [1] = Share(1, sharing: SweepSharing.Default with { Weight = first }),
            [2] = Share(2, sharing: SweepSharing.Default with { Weight = second }),
        };

    private static void Serve(Dictionary<int, SweepLoad> shares, int sweep) =>
        shares[sweep] = shares[sweep] with
        {
            Running = shares[sweep].Running + 1,
            Pass = shares[sweep].Pass + 1 / shares[sweep].Sharing.Weight,
        };

    private static IEnumerable<int> Order(params SweepLoad[] shares) =>
        FairSharePolicy.Order(shares).Select(s => s.Sweep);

    private static SweepLoad Share(int sweep, int running = 0, double pass = 0, SweepSharing? sharing = null) =>
        new(sweep, running, 0, pass, sharing ?? SweepSharing.Default);
}
