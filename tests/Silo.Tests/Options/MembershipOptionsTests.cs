using Orleans.Configuration;

namespace GearSweep.Silo.Options;

public sealed class MembershipOptionsTests
{
    [Fact]
    public void Silos_are_asked_as_often_as_configured_and_the_table_of_members_is_read_every_other_time()
    {
        var membership = new ClusterMembershipOptions();

        new MembershipOptions { ProbeTimeout = TimeSpan.FromSeconds(3), MissedProbes = 7 }.Apply(membership);

        Assert.Equal(TimeSpan.FromSeconds(3), membership.ProbeTimeout);
        Assert.Equal(7, membership.NumMissedProbesLimit);
        Assert.Equal(TimeSpan.FromSeconds(6), membership.TableRefreshTimeout);
    }
}
