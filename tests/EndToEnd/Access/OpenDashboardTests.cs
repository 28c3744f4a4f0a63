using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using GearSweep.EndToEnd.Processes;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;
using GearSweep.Testing.Waiting;

namespace GearSweep.EndToEnd.Access;

/// <summary>A dashboard that others reach: its tokens, from the first start to their replacement.</summary>
public sealed partial class OpenDashboardTests
{
    private const string Everywhere = "http://0.0.0.0:0";

    [Fact]
    public async Task The_first_start_shows_tokens_the_command_replaces_them_and_a_later_start_shows_none()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        string token;
        await using (var first = await StartAsync(workspace))
        {
            token = Link().Match(await first.Process.LineAsync(line => Link().IsMatch(line))).Groups["token"].Value;
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(first, null));
            Assert.Equal(HttpStatusCode.OK, await AskAsync(first, token));
            Assert.True(File.Exists($"{workspace.Store}.access.json"));

            var (code, output, errors) = await GearSweepProcess.RunAsync(
                "Cli",
                workspace.Folder,
                "access",
                "rotate",
                workspace.Store
            );
            Assert.True(code == 0, errors);
            await Until.HoldsAsync(
                "the end of the old token",
                async () => await AskAsync(first, token) == HttpStatusCode.Unauthorized
            );
            token = output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[^1];
            Assert.Equal(HttpStatusCode.OK, await AskAsync(first, token));
            first.Process.Terminate();
            Assert.Equal(0, await first.Process.ExitAsync());
        }

        await using var second = await StartAsync(workspace);
        await second.Process.LineAsync(line => line.Contains("'gearsweep access rotate'", StringComparison.Ordinal));
        Assert.DoesNotContain("token=", second.Process.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(second, token));
    }

    [Fact]
    public async Task A_dashboard_without_a_store_does_not_start_where_others_reach_it_until_its_file_is_named()
    {
        using var workspace = new Workspace();
        string[] arguments = ["--urls", Everywhere, "--Cluster:Connect", "127.0.0.1:1"];
        var (code, _, errors) = await GearSweepProcess.RunAsync("Dashboard", workspace.Folder, arguments);
        Assert.Equal(2, code);
        Assert.Contains("Access:File is not given", errors, StringComparison.Ordinal);

        await using var named = GearSweepProcess.Start(
            "Dashboard",
            workspace.Folder,
            [.. arguments, "--Access:File", "tokens.json"]
        );
        await named.LineAsync(line => Link().IsMatch(line));
    }

    private static Task<DashboardProcess> StartAsync(Workspace workspace) =>
        DashboardProcess.StartAsync(
            workspace.Folder,
            [.. DashboardProcess.Arguments(workspace, DashboardProcess.FreePort(), slots: 1)[2..], "--urls", Everywhere]
        );

    private static async Task<HttpStatusCode> AskAsync(DashboardProcess dashboard, string? token)
    {
        var address = new UriBuilder(dashboard.Address) { Host = $"{IPAddress.Loopback}", Path = "/api/sweeps" }.Uri;
        using var client = new HttpClient();
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"^  operate  http://[^/]+/access\?token=(?<token>[\w-]{43})$")]
    private static partial Regex Link();
}
