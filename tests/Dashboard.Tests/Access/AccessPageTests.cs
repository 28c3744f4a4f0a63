using System.Net;
using GearSweep.Dashboard.Tests.Api;
using GearSweep.Shared.Access;

namespace GearSweep.Dashboard.Tests.Access;

public sealed class AccessPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/sweeps/1")]
    [InlineData("/nowhere")]
    public async Task A_page_without_a_token_is_one_field_for_it(string path)
    {
        await using var host = await StartAsync();
        using var answer = await host.GetAsync(path);
        await AssertFieldAsync(answer, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_link_sets_a_cookie_that_no_script_and_no_other_site_uses_and_leads_away_from_its_address()
    {
        await using var host = await StartAsync();
        using var answer = await host.GetAsync($"/access?token={host.Tokens.View}");

        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, $"{answer.Headers.Location}"));
        Assert.Equal("no-store", $"{answer.Headers.CacheControl}");
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie")).ToLowerInvariant();
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=strict", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("; secure", cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await PageWithAsync(host, answer));
    }

    [Fact]
    public async Task The_fields_token_does_the_same()
    {
        await using var host = await StartAsync();
        using var answer = await SendFieldAsync(host, $" {host.Tokens.Operate} ");
        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, $"{answer.Headers.Location}"));
        Assert.Equal(HttpStatusCode.OK, await PageWithAsync(host, answer));
    }

    [Fact]
    public async Task A_token_that_is_not_good_is_refused_in_words_and_sets_nothing()
    {
        await using var host = await StartAsync();
        using var link = await host.GetAsync($"/access?token={AccessToken.Create()}");
        using var field = await SendFieldAsync(host, "nonsense");
        foreach (var answer in new[] { link, field })
        {
            Assert.Contains(
                "not good here",
                await AssertFieldAsync(answer, HttpStatusCode.Unauthorized),
                StringComparison.Ordinal
            );
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task Tokens_are_tried_in_a_lane_that_has_an_end()
    {
        await using var host = await StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => host.GetAsync("/access?token=guess")));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Unauthorized);
    }

    private static async Task<string> AssertFieldAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal((status, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("name=\"token\"", page, StringComparison.Ordinal);
        return page;
    }

    private static async Task<HttpStatusCode> PageWithAsync(OpenHost host, HttpResponseMessage cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", cookie.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var page = await host.SendAsync(request);
        return page.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendFieldAsync(OpenHost host, string token) =>
        await host.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/access")
            {
                Content = new FormUrlEncodedContent([new("token", token)]),
            }
        );

    private static Task<OpenHost> StartAsync() => OpenHost.StartAsync(SimulatedGrainFactory.Of(new SimulatedGrains()));
}
