using GearSweep.Dashboard.Tests.Api;
using GearSweep.Dashboard.Tests.Browser;
using GearSweep.Dashboard.Web;

namespace GearSweep.Dashboard.Tests.Web;

public sealed class SecurityHeadersTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/sweeps")]
    [InlineData("/nowhere")]
    [InlineData("/app.css")]
    [InlineData("/theme.js")]
    [InlineData("/favicon.svg")]
    [InlineData("/_content/MudBlazor/MudBlazor.min.js")]
    [InlineData("/_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js")]
    [InlineData("/api/sweeps")]
    [InlineData("/api/sweeps/1/trials.csv")]
    [InlineData("/api/sweeps/7")]
    [InlineData("/api/nowhere")]
    [InlineData("/api/cluster")]
    [InlineData("/health/live")]
    public async Task Every_answer_tells_the_browser_what_to_refuse(string path)
    {
        await using var host = await PagesHost.StartAsync(
            SimulatedGrainFactory.Of(new SimulatedGrains { Trouble = new InvalidOperationException("broken") }),
            Cancellation
        );
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(host.Address + path), Cancellation);

        Assert.Equal([SecurityHeaders.ContentSecurityPolicy], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["DENY"], answer.Headers.GetValues("X-Frame-Options"));
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sweeps")]
    [InlineData("/sweeps/new")]
    [InlineData("/data")]
    [InlineData("/cluster")]
    [InlineData("/app.css")]
    public async Task HEAD_of_a_page_is_what_GET_is_without_the_page(string path)
    {
        await using var host = await PagesHost.StartAsync(
            SimulatedGrainFactory.Of(new SimulatedGrains()),
            Cancellation
        );
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(host.Address + path));
        using var head = await client.SendAsync(request, Cancellation);
        using var page = await client.GetAsync(new Uri(host.Address + path), Cancellation);

        Assert.Equal(
            (page.StatusCode, page.Content.Headers.ContentType),
            (head.StatusCode, head.Content.Headers.ContentType)
        );
        Assert.Equal(System.Net.HttpStatusCode.OK, head.StatusCode);
        Assert.Equal("", await head.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public void No_script_may_stand_in_a_page_or_come_from_elsewhere()
    {
        var rules = SecurityHeaders
            .ContentSecurityPolicy.Split("; ")
            .Select(rule => rule.Split(' ', 2))
            .ToDictionary(rule => rule[0], rule => rule[1]);
        Assert.Equal(
            ("'none'", "'self'", "'self'", "'none'"),
            (rules["default-src"], rules["script-src"], rules["connect-src"], rules["frame-ancestors"])
        );
    }
}
