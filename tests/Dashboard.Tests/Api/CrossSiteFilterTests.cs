using System.Net;
using GearSweep.Dashboard.Api;

namespace GearSweep.Dashboard.Tests.Api;

public sealed class CrossSiteFilterTests : ApiTestBase
{
    [Theory]
    [InlineData("POST", null, null, true)]
    [InlineData("POST", "same-origin", "https://elsewhere.example", true)]
    [InlineData("POST", "none", null, true)]
    [InlineData("POST", "cross-site", null, false)]
    [InlineData("POST", "same-site", "http://gears.lab:5080", false)]
    [InlineData("POST", null, "http://gears.lab:5080", true)]
    [InlineData("POST", null, "http://gears.lab:9999", false)]
    [InlineData("POST", null, "https://elsewhere.example", false)]
    [InlineData("POST", null, "null", false)]
    [InlineData("GET", "cross-site", "https://elsewhere.example", true)]
    public void Only_a_page_of_this_host_may_change_something(string method, string? fetchSite, string? origin, bool allowed) =>
        Assert.Equal(allowed, CrossSiteFilter.IsAllowed(method, fetchSite, origin, "gears.lab:5080"));

    [Fact]
    public async Task A_launch_from_a_foreign_page_is_refused()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/sweeps") { Content = Yaml("name: mine") };
        request.Headers.Add("Origin", "https://elsewhere.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(request)).StatusCode);
        Assert.Empty(Grains.Launched);
    }

    [Fact]
    public async Task A_cancel_without_a_body_from_a_foreign_page_is_refused_too()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/sweeps/1/cancel");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(request)).StatusCode);
        Assert.Empty(Grains.Actions);
    }
}
