using GearSweep.Dashboard.Tests.Api;
using GearSweep.Dashboard.Tests.Browser;
using GearSweep.Dashboard.Web;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GearSweep.Dashboard.Tests.Web;

public sealed class WebLimitsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        "POST /api/sweeps/1/pause HTTP/1.1\nHost: localhost\nContent-Length: 99999999\nConnection: close\n\n",
        "413"
    )]
    [InlineData(
        "PUT /api/sweeps/1/sharing HTTP/1.1\nHost: localhost\nContent-Type: application/json\nContent-Length: 99999999\nConnection: close\n\n",
        "413"
    )]
    [InlineData("GET /api/sweeps HTTP/1.1\nHost: localhost\nContent-Length: 99999999\nConnection: close\n\n", "413")]
    [InlineData(
        "POST /api/sweeps/preview HTTP/1.1\nHost: localhost\nContent-Type: application/yaml\nContent-Length: 99999999\nConnection: close\n\n",
        "413"
    )]
    [InlineData("GET /api/sweeps HTTP/1.1\nHost: a\nHost: b\nConnection: close\n\n", "400")]
    [InlineData("GET /api/sweeps HTTP/1.1\nConnection: close\n\n", "400")]
    [InlineData("GET /api/%00 HTTP/1.1\nHost: localhost\nConnection: close\n\n", "400")]
    [InlineData("GET /api/sweeps?text=%00 HTTP/1.1\nHost: localhost\nConnection: close\n\n", "400")]
    [InlineData("PROPFIND /api/sweeps HTTP/1.1\nHost: localhost\nConnection: close\n\n", "405")]
    public async Task What_no_client_should_send_is_refused(string request, string status)
    {
        await using var host = await StartAsync();
        Assert.StartsWith(
            $"HTTP/1.1 {status} ",
            await RawRequest.SendAsync(host.Address, request, Cancellation),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(10_000, 0, "414")]
    [InlineData(0, 40_000, "431")]
    public async Task Long_addresses_and_heads_are_refused(int query, int header, string status)
    {
        await using var host = await StartAsync();
        var request =
            $"GET /api/sweeps?text={new string('a', query)} HTTP/1.1\nHost: localhost\nX-Long: {new string('b', header)}\nConnection: close\n\n";
        Assert.StartsWith(
            $"HTTP/1.1 {status} ",
            await RawRequest.SendAsync(host.Address, request, Cancellation),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Connections_bodies_and_slow_heads_are_bounded()
    {
        var options = new KestrelServerOptions();
        WebLimits.Apply(options);

        Assert.Equal(WebLimits.MaxBody, options.Limits.MaxRequestBodySize);
        Assert.InRange(options.Limits.RequestHeadersTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
        Assert.True(options.Limits.MaxConcurrentConnections > options.Limits.MaxConcurrentUpgradedConnections);
        Assert.NotNull(options.Limits.MinRequestBodyDataRate);
        Assert.NotNull(options.Limits.MinResponseDataRate);
    }

    private static Task<PagesHost> StartAsync() =>
        PagesHost.StartAsync(SimulatedGrainFactory.Of(new SimulatedGrains()), Cancellation);
}
