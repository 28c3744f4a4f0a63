using Bunit;
using GearSweep.Dashboard.Layout;

namespace GearSweep.Dashboard.Tests.Layout;

public sealed class ClusterStatusTests : PageContext
{
    [Fact]
    public void Silos_and_slots_are_counted() =>
        Assert.Equal("2 silos · 4/4 slots busy", Render<ClusterStatus>().Find("a").TextContent.Trim());

    [Fact]
    public void Results_that_cannot_be_stored_are_told_on_every_page()
    {
        Cluster.Workers.View = Cluster.Workers.View with
        {
            StoreUnavailableReason = "'sweeps.db' cannot be written: database or disk is full",
        };
        Assert.Equal(
            "2 silos · 4/4 slots busy · results cannot be stored",
            Render<ClusterStatus>().Find("a").TextContent.Trim()
        );
    }

    [Fact]
    public void A_cluster_that_does_not_answer_is_told()
    {
        Cluster.Workers.Trouble = new TimeoutException();
        var status = Render<ClusterStatus>();
        status.WaitForAssertion(() => Assert.Equal("the cluster does not answer", status.Find("a").TextContent.Trim()));
    }
}
