using System.Net;
using System.Net.WebSockets;
using System.Text;
using GearSweep.Dashboard.Tests.Api;
using GearSweep.Dashboard.Tests.Browser;
using GearSweep.Dashboard.Web;

namespace GearSweep.Dashboard.Tests.Web;

public sealed class SiteFilterTests : ApiTestBase
{
    private static readonly HostNames Names = new("gears.example.org;*.lab.example.org", "localhost");

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("same-origin", "https://elsewhere.example", true)]
    [InlineData("none", null, true)]
    [InlineData("cross-site", null, false)]
    [InlineData("same-site", "http://gears.lab:5080", false)]
    [InlineData(null, "http://gears.lab:5080", true)]
    [InlineData(null, "http://gears.lab:9999", false)]
    [InlineData(null, "https://elsewhere.example", false)]
    [InlineData(null, "https://gears.example.org", true)]
    [InlineData(null, "https://a.lab.example.org", true)]
    [InlineData(null, "https://gears.example.org.elsewhere.example", false)]
    [InlineData(null, "null", false)]
    public void Only_a_page_of_this_host_may_change_something(string? fetchSite, string? origin, bool allowed) =>
        Assert.Equal(allowed, SiteFilter.IsAllowed(fetchSite, origin, "gears.lab:5080", Names));

    [Theory]
    [InlineData("POST", "/api/sweeps")]
    [InlineData("POST", "/api/sweeps/1/cancel")]
    [InlineData("PUT", "/api/sweeps/1/sharing")]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("GET", "/_blazor?id=1")]
    public async Task A_request_of_a_foreign_page_is_refused_and_does_nothing(string method, string path)
    {
        foreach (
            var (name, value) in new[] { ("Origin", "https://elsewhere.example"), ("Sec-Fetch-Site", "cross-site") }
        )
        {
            var request = new HttpRequestMessage(new HttpMethod(method), path)
            {
                Content = method == "GET" ? null : Yaml("name: mine"),
            };
            request.Headers.Add(name, value);
            var response = await SendAsync(request);

            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        }

        Assert.Empty(Grains.Launched);
        Assert.Empty(Grains.Actions);
    }

    [Fact]
    public async Task A_foreign_page_may_look_but_its_browser_shows_it_nothing()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/sweeps");
        request.Headers.Add("Origin", "https://elsewhere.example");
        var response = await SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("http://elsewhere.example", false)]
    [InlineData("http://127.0.0.1:1", false)]
    [InlineData("null", false)]
    [InlineData(null, true)]
    public async Task The_pages_WebSocket_is_open_to_pages_of_this_host_alone(string? origin, bool opened)
    {
        await using var host = await PagesHost.StartAsync(SimulatedGrainFactory.Of(Grains), Cancellation);
        Assert.Equal(opened, await OpensAsync(host.Address, origin));
        Assert.True(await OpensAsync(host.Address, host.Address));
    }

    private static async Task<bool> OpensAsync(string address, string? origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(
                new Uri($"{address.Replace("http://", "ws://", StringComparison.Ordinal)}/_blazor"),
                Cancellation
            );
            await socket.SendAsync(
                Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"),
                WebSocketMessageType.Text,
                endOfMessage: true,
                Cancellation
            );
            Assert.Equal("{}\u001e", await FirstAsync(socket));
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
            return true;
        }
        catch (WebSocketException)
        {
            Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
            return false;
        }
    }

    private static async Task<string> FirstAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64];
        var got = await socket.ReceiveAsync(buffer, Cancellation);
        return Encoding.UTF8.GetString(buffer, 0, got.Count);
    }
}
