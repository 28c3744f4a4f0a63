using System.Net;

namespace GearSweep.Dashboard.Tests.Api;

public sealed class HealthEndpointsTests : ApiTestBase
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_process_with_a_cluster_is_alive_and_ready(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(path)).StatusCode);

    [Fact]
    public async Task A_process_that_stops_is_no_longer_ready()
    {
        await using var host = await ApiHost.StartAsync(Grains);
        (HttpStatusCode Status, string Text) ready = default;
        using var last = host.Lifetime.ApplicationStopping.Register(() =>
            ready = AskAsync(host).GetAwaiter().GetResult()
        );
        host.Lifetime.StopApplication();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Contains("this process is stopping", ready.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_error_of_the_cluster_makes_a_process_not_ready_and_is_told()
    {
        await using var host = await ApiHost.StartAsync(
            new SimulatedGrains { Trouble = new InvalidOperationException("the queue is upside down") }
        );
        var (status, text) = await AskAsync(host);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("no head answers: the queue is upside down", text, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(ApiHost host)
    {
        using var answer = await host.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
