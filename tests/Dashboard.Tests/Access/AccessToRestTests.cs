using System.Net;
using System.Text.Json;
using GearSweep.Dashboard.Tests.Api;
using GearSweep.Dashboard.Tests.Browser;
using GearSweep.Shared.Access;
using GearSweep.Testing.Waiting;

namespace GearSweep.Dashboard.Tests.Access;

public sealed class AccessToRestTests
{
    private readonly SimulatedGrains _grains = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Off_loopback_every_endpoint_refuses_who_has_no_token_and_does_nothing()
    {
        await using var host = await StartAsync();
        foreach (var token in new[] { null, "", AccessToken.Create() })
        {
            foreach (var call in Calls(host.Pages))
            {
                using var answer = await host.SendAsync(call.Request(), token);
                await AssertProblemAsync(answer, HttpStatusCode.Unauthorized, $"{call}");
                Assert.Equal("Bearer", $"{answer.Headers.WwwAuthenticate}");
            }
        }

        Assert.Empty(_grains.Actions);
        Assert.Empty(_grains.Launched);
    }

    [Fact]
    public async Task Who_may_view_reads_and_previews_everything_and_changes_nothing()
    {
        await using var host = await StartAsync();
        foreach (var call in Calls(host.Pages))
        {
            using var answer = await host.SendAsync(call.Request(), host.Tokens.View);
            if (call.IsRead || call.Pattern == "/api/sweeps/preview")
                Assert.True(answer.IsSuccessStatusCode, $"{call}: {answer.StatusCode}");
            else
                await AssertProblemAsync(answer, HttpStatusCode.Forbidden, $"{call}");
        }

        Assert.Empty(_grains.Actions);
        Assert.Empty(_grains.Launched);
    }

    [Fact]
    public async Task Who_may_operate_does_everything()
    {
        await using var host = await StartAsync();
        foreach (var call in Calls(host.Pages))
        {
            using var answer = await host.SendAsync(call.Request(), host.Tokens.Operate);
            Assert.True(answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.Conflict, $"{call}");
        }

        Assert.Contains("pause", _grains.Actions);
        Assert.Single(_grains.Launched);
    }

    [Theory]
    [InlineData("DELETE", "/api/sweeps/1")]
    [InlineData("PATCH", "/api/sweeps/1")]
    [InlineData("POST", "/api/nothing")]
    [InlineData("POST", "/nothing")]
    public async Task What_is_not_there_is_closed_to_who_may_only_view(string method, string path)
    {
        await using var host = await StartAsync();
        using var answer = await host.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), host.Tokens.View);
        await AssertProblemAsync(answer, HttpStatusCode.Forbidden, path);
    }

    [Fact]
    public async Task A_token_that_was_replaced_stops_and_the_other_one_goes_on()
    {
        await using var host = await StartAsync();
        var (old, view) = (host.Tokens.Operate, host.Tokens.View);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, old));

        host.Rotate(AccessRole.Operate);

        await Until.HoldsAsync(
            "the end of the old token",
            async () => await StatusAsync(host, old) == HttpStatusCode.Unauthorized
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, host.Tokens.Operate));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, view));
    }

    [Fact]
    public async Task Without_its_file_no_token_is_good()
    {
        await using var host = await StartAsync();
        File.WriteAllText(host.File, "{}");
        await Until.HoldsAsync(
            "the end of both tokens",
            async () => await StatusAsync(host, host.Tokens.Operate) == HttpStatusCode.Unauthorized
        );
        File.Delete(host.File);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(host, host.Tokens.Operate));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/app.css")]
    [InlineData("/favicon.svg")]
    [InlineData("/_framework/blazor.web.js")]
    public async Task Probes_and_files_need_no_token(string path)
    {
        await using var host = await StartAsync();
        using var answer = await host.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_pages_connection_needs_a_token_and_is_open_to_who_may_view()
    {
        await using var host = await StartAsync();
        const string Path = "/_blazor/negotiate?negotiateVersion=1";
        using var refused = await host.PostAsync(Path);
        using var taken = await host.PostAsync(Path, host.Tokens.View);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (refused.StatusCode, taken.StatusCode));
    }

    [Fact]
    public async Task On_loopback_nobody_is_asked()
    {
        await using var host = await PagesHost.StartAsync(SimulatedGrainFactory.Of(_grains), Cancellation);
        await AssertOpenAsync(host);
    }

    [Fact]
    public async Task Nobody_is_asked_where_that_was_said()
    {
        await using var host = await PagesHost.StartAsync(
            SimulatedGrainFactory.Of(_grains),
            Cancellation,
            listen: IPAddress.Any,
            arguments: ["--Access:Anonymous", "true"]
        );
        await AssertOpenAsync(host);
    }

    [Fact]
    public async Task A_change_leaves_one_line_that_says_who_what_and_from_where_and_no_token()
    {
        var log = new KeptLog();
        await using var host = await OpenHost.StartAsync(SimulatedGrainFactory.Of(_grains), log.AddTo);
        foreach (var call in Calls(host.Pages))
            (await host.SendAsync(call.Request(), host.Tokens.Operate)).Dispose();

        var lines = log.Lines.Where(line => line.Text.StartsWith("Audit: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            Calls(host.Pages).Count(call => !call.IsRead && call.Pattern != "/api/sweeps/preview"),
            lines.Count
        );
        Assert.Contains(lines, line => line.Text == "Audit: Operate at 127.0.0.1 asked for pause of sweep 1: done");
        Assert.Contains(lines, line => line.Text == "Audit: Operate at 127.0.0.1 asked for resume of sweep 1: refused");
        Assert.Contains(
            lines,
            line => line.Text.EndsWith("asked for launch of sweep 7: done", StringComparison.Ordinal)
        );
        string[] fields = ["Role", "RemoteAddress", "Action", "Target", "Outcome"];
        Assert.All(lines, line => Assert.Empty(fields.Except(line.Fields.Keys)));
        (await host.GetAsync($"/access?token={host.Tokens.View}")).Dispose();
        Assert.DoesNotContain(
            log.Lines,
            line => host.Tokens.All.Any(t => line.Text.Contains(t.Token, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_change_on_loopback_leaves_its_line_too()
    {
        var log = new KeptLog();
        await using var host = await PagesHost.StartAsync(
            SimulatedGrainFactory.Of(_grains),
            Cancellation,
            configure: log.AddTo
        );
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };
        (await client.PostAsync("/api/sweeps/1/cancel", null, Cancellation)).Dispose();
        Assert.Single(log.Lines, line => line.Text == "Audit: Operate at 127.0.0.1 asked for cancel of sweep 1: done");
    }

    private static EndpointCall[] Calls(PagesHost host) =>
        [.. EndpointCall.Of(host.Endpoints).Where(call => call.Pattern.StartsWith("/api", StringComparison.Ordinal))];

    private static async Task<HttpStatusCode> StatusAsync(OpenHost host, string? token)
    {
        using var answer = await host.GetAsync("/api/cluster", token);
        return answer.StatusCode;
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string call)
    {
        Assert.True(answer.StatusCode == status, $"{call}: {answer.StatusCode}");
        if (answer.RequestMessage!.Method == HttpMethod.Head)
            return;
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement;
        Assert.Contains("token", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task AssertOpenAsync(PagesHost host)
    {
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };
        foreach (var call in Calls(host))
        {
            using var answer = await client.SendAsync(call.Request(), Cancellation);
            Assert.True(answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.Conflict, $"{call}");
        }

        using var page = await client.GetAsync("/", Cancellation);
        using var access = await client.GetAsync("/access?token=old", Cancellation);
        Assert.Equal((HttpStatusCode.OK, "/"), (page.StatusCode, access.RequestMessage!.RequestUri!.PathAndQuery));
    }

    private Task<OpenHost> StartAsync() => OpenHost.StartAsync(SimulatedGrainFactory.Of(_grains));
}
