using System.Net;

namespace GearSweep.Dashboard.Tests.Api;

public sealed class HealthEndpointsTests : ApiTestBase
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_process_with_a_cluster_is_alive_and_ready(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(path)).StatusCode);
}
