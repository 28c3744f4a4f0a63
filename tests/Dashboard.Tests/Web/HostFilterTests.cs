using System.Net;
using GearSweep.Dashboard.Tests.Api;
using GearSweep.Dashboard.Tests.Browser;
using GearSweep.Dashboard.Web;

namespace GearSweep.Dashboard.Tests.Web;

public sealed class HostFilterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("192.168.1.10", true)]
    [InlineData("[::1]", true)]
    [InlineData("[fe80::1]", true)]
    [InlineData("gears", true)]
    [InlineData("pages.example.org", true)]
    [InlineData("a.lab.example.org", true)]
    [InlineData("lab.example.org", false)]
    [InlineData("example.org", false)]
    [InlineData("rebound.example", false)]
    [InlineData("localhost.rebound.example", false)]
    [InlineData("127.0.0.1.rebound.example", false)]
    [InlineData("1", false)]
    [InlineData("0x7f.1", false)]
    [InlineData("::1", false)]
    [InlineData("", false)]
    public void A_host_is_an_address_or_a_name_of_this_machine_or_a_name_that_was_added(string host, bool allowed) =>
        Assert.Equal(allowed, new HostNames("pages.example.org; *.lab.example.org", "localhost", "gears").Allow(host));

    [Fact]
    public void A_star_allows_every_name() => Assert.True(new HostNames("*", "localhost").Allow("rebound.example"));

    [Theory]
    [InlineData("/")]
    [InlineData("/sweeps")]
    [InlineData("/app.css")]
    [InlineData("/nowhere")]
    [InlineData("/api/sweeps")]
    [InlineData("/_blazor/negotiate")]
    [InlineData("/_framework/blazor.web.js")]
    public async Task Under_a_foreign_name_nothing_is_answered_and_it_is_said_which_setting_would_allow_it(string path)
    {
        await using var host = await StartAsync();
        var answer = await RawRequest.GetAsync(host.Address, "rebound.example:5000", path, Cancellation);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("e.g. AllowedHosts=rebound.example.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_launch_under_a_foreign_name_that_is_the_pages_origin_too_launches_nothing()
    {
        var grains = new SimulatedGrains();
        await using var host = await PagesHost.StartAsync(SimulatedGrainFactory.Of(grains), Cancellation);
        var answer = await RawRequest.SendAsync(
            host.Address,
            "POST /api/sweeps HTTP/1.1\nHost: rebound.example\nOrigin: http://rebound.example\nSec-Fetch-Site: same-origin\nContent-Type: application/yaml\n"
                + "Content-Length: 10\nConnection: close\n\nname: mine",
            Cancellation
        );

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Empty(grains.Launched);
    }

    [Theory]
    [InlineData("GET /health/live HTTP/1.1\nHost: probe.cluster.local\nConnection: close\n\n", "200")]
    [InlineData("GET /health/ready HTTP/1.0\n\n", "200")]
    [InlineData("GET /api/sweeps HTTP/1.0\n\n", "400")]
    public async Task A_probe_may_ask_under_any_name_or_none(string request, string status)
    {
        await using var host = await StartAsync();
        Assert.StartsWith(
            $"HTTP/1.1 {status} ",
            await RawRequest.SendAsync(host.Address, request, Cancellation),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_machines_own_name_and_an_added_one_are_answered()
    {
        await using var host = await StartAsync("--AllowedHosts", "gears.example.org");
        foreach (
            var name in new[]
            {
                Environment.MachineName,
                Dns.GetHostName(),
                $"{Environment.MachineName}.local",
                "gears.example.org",
                "[::1]:80",
                "10.1.2.3:5000",
            }
        )
        {
            Assert.StartsWith(
                "HTTP/1.1 200 ",
                await RawRequest.GetAsync(host.Address, name, "/api/sweeps", Cancellation),
                StringComparison.Ordinal
            );
        }
    }

    private static Task<PagesHost> StartAsync(params string[] arguments) =>
        PagesHost.StartAsync(SimulatedGrainFactory.Of(new SimulatedGrains()), Cancellation, arguments: arguments);
}
