using GearSweep.Shared.Cluster;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling;

public sealed class LeasePolicyTests
{
    private static readonly DateTimeOffset Granted = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TrialId Trial = new(1, 7);
    private static readonly LeasePolicy Policy = new(TimeSpan.FromSeconds(30));

    [Fact]
    public void A_lease_whose_worker_is_gone_expires() =>
        Assert.True(IsExpired(1, Worker(Granted, Listing(1)), isGone: true));

    [Fact]
    public void A_lease_that_its_worker_lists_lasts() =>
        Assert.False(IsExpired(1, Worker(Granted + TimeSpan.FromHours(1), Listing(1))));

    [Fact]
    public void A_lease_that_its_worker_does_not_list_expires_after_the_grace() =>
        Assert.True(IsExpired(1, Worker(Granted + LeasePolicy.Grace + TimeSpan.FromSeconds(1))));

    [Fact]
    public void A_lease_that_was_only_just_granted_lasts() =>
        Assert.False(IsExpired(1, Worker(Granted + TimeSpan.FromSeconds(1))));

    [Fact]
    public void Another_attempt_at_the_same_trial_does_not_count() =>
        Assert.True(IsExpired(2, Worker(Granted + TimeSpan.FromMinutes(1), Listing(1))));

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void A_worker_that_has_said_nothing_yet_is_believed_for_one_lease(int unheard, bool expired) =>
        Assert.Equal(expired, IsExpired(1, null, unheard));

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void A_worker_that_is_silent_for_a_whole_lease_has_lost_what_it_listed(int silent, bool expired) =>
        Assert.Equal(expired, IsExpired(1, Worker(Granted, Listing(1)) with { SilentSeconds = silent }));

    private static bool IsExpired(int attempt, SiloView? worker, int unheard = 0, bool isGone = false) =>
        Policy.IsExpired(new TrialLease(Trial, attempt, "S1", 0) { Granted = Granted }, isGone, worker, unheard);

    private static RunningTrial Listing(int attempt) => new(Trial, attempt, 0, 10);

    private static SiloView Worker(DateTimeOffset seen, params RunningTrial[] running) =>
        new(new WorkerStatus("S1", "host", ClusterRole.Worker, 2, 2, 0, 512, "1", running), seen, 0, 0);
}
