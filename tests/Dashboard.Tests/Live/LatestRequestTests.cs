using GearSweep.Dashboard.Live;

namespace GearSweep.Dashboard.Tests.Live;

public sealed class LatestRequestTests
{
    [Fact]
    public void A_request_cancels_the_one_before_and_leaving_cancels_all_also_those_that_come_after()
    {
        var requests = new LatestRequest();
        var (first, second) = (requests.Begin(), requests.Begin());
        Assert.True(first.IsCancellationRequested);
        Assert.False(second.IsCancellationRequested);

        requests.Dispose();
        Assert.True(second.IsCancellationRequested);
        Assert.True(requests.Begin().IsCancellationRequested);
        requests.Dispose();
    }
}
