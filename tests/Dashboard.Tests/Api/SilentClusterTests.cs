using System.Net;

namespace GearSweep.Dashboard.Tests.Api;

public sealed class SilentClusterTests : ApiTestBase
{
    public SilentClusterTests() => Grains = new SimulatedGrains { IsSilent = true };

    [Theory]
    [InlineData("/health/ready", HttpStatusCode.ServiceUnavailable)]
    [InlineData("/api/cluster", HttpStatusCode.ServiceUnavailable)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    public async Task A_cluster_that_does_not_answer_is_unavailable_but_the_process_lives(
        string path,
        HttpStatusCode status
    ) => Assert.Equal(status, (await GetAsync(path)).StatusCode);
}
