using System.Collections.Immutable;
using System.Net;

namespace GearSweep.Grains.Placement;

public sealed class LeadershipTests
{
    private static readonly SiloAddress First = Address(1, generation: 100);
    private static readonly SiloAddress Second = Address(2, generation: 200);
    private static readonly SiloAddress Third = Address(3, generation: 300);

    [Fact]
    public void The_oldest_active_head_leads()
    {
        Assert.Equal(
            First,
            LeaderOf((Third, SiloStatus.Active, "c"), (First, SiloStatus.Active, "a"), (Second, SiloStatus.Active, "b"))
        );
    }

    [Theory]
    [InlineData(SiloStatus.Joining)]
    [InlineData(SiloStatus.ShuttingDown)]
    [InlineData(SiloStatus.Stopping)]
    [InlineData(SiloStatus.Dead)]
    public void A_head_that_is_not_active_does_not_lead(SiloStatus status) =>
        Assert.Equal(Second, LeaderOf((First, status, "a"), (Second, SiloStatus.Active, "b")));

    [Fact]
    public void A_worker_never_leads()
    {
        Assert.Equal(
            Second,
            LeaderOf((First, SiloStatus.Active, Leadership.WorkerName("a")), (Second, SiloStatus.Active, "b"))
        );
        Assert.Null(LeaderOf((First, SiloStatus.Active, Leadership.WorkerName("a"))));
    }

    [Fact]
    public void Of_two_heads_that_began_in_the_same_second_all_silos_choose_the_same_one()
    {
        var (one, other) = (Address(1, generation: 100), Address(2, generation: 100));
        Assert.Equal(
            LeaderOf((one, SiloStatus.Active, "a"), (other, SiloStatus.Active, "b")),
            LeaderOf((other, SiloStatus.Active, "b"), (one, SiloStatus.Active, "a"))
        );
    }

    private static SiloAddress? LeaderOf(params (SiloAddress Silo, SiloStatus Status, string Name)[] members) =>
        Leadership.LeaderOf(
            members.ToImmutableDictionary(m => m.Silo, m => new ClusterMember(m.Silo, m.Status, m.Name))
        );

    private static SiloAddress Address(byte host, int generation) =>
        SiloAddress.New(new IPEndPoint(new IPAddress([10, 0, 0, host]), 11111), generation);
}
