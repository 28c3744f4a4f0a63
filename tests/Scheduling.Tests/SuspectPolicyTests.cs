using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling;

public sealed class SuspectPolicyTests
{
    private static readonly RetryPolicy Retry = new(maxAttempts: 3);
    private static readonly SuspectPolicy Policy = new(isOn: true, Retry);

    [Fact]
    public void A_worker_that_has_a_suspect_may_take_no_second_one()
    {
        TrialLease[] leases = [Lease(1, "S1", 0), Lease(2, "S1", 1), Lease(3, "S2", 0)];
        Assert.False(MayTake("S1", 1, leases));
        Assert.True(MayTake("S2", 1, leases));
        Assert.True(MayTake("S3", 1, leases));
        Assert.True(MayTake("S1", 0, leases));
    }

    [Fact]
    public void A_suspect_of_another_sweep_counts_too()
    {
        TrialLease[] leases = [new(new TrialId(2, 1), 1, "S1", 1)];
        Assert.False(MayTake("S1", 1, leases));
        Assert.True(MayTake("S1", 0, leases));
    }

    [Fact]
    public void A_trial_with_its_last_chance_is_alone_of_its_sweep_on_its_worker()
    {
        TrialLease[] leases = [Lease(1, "S1", 0), Lease(2, "S2", 2), new(new TrialId(2, 1), 1, "S3", 0)];
        Assert.False(MayTake("S1", 2, leases));
        Assert.False(MayTake("S2", 0, leases));
        Assert.True(MayTake("S3", 2, leases));
        Assert.True(MayTake("S4", 2, leases));
    }

    [Fact]
    public void Nobody_is_kept_apart_when_the_policy_is_off() =>
        Assert.True(
            new SuspectPolicy(isOn: false, Retry).MayTake(
                "S1",
                new TrialId(1, 9),
                2,
                [Lease(2, "S1", 2)],
                [Lease(2, "S1", 2)]
            )
        );

    private static bool MayTake(string worker, int lost, TrialLease[] leases) =>
        Policy.MayTake(
            worker,
            new TrialId(1, 9),
            lost,
            [.. leases.Where(l => l.IsSuspect)],
            leases.Where(l => l.Trial.Sweep == 1)
        );

    private static TrialLease Lease(int trial, string worker, int lost) =>
        new(new TrialId(1, trial), lost + 1, worker, lost);
}
