using System.Globalization;
using System.Net;
using GearSweep.EndToEnd.Processes;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;
using GearSweep.Testing.Waiting;

namespace GearSweep.EndToEnd.Modes;

/// <summary>A head, workers and clients as processes of their own.</summary>
public sealed class LabTests
{
    [Fact]
    public async Task A_worker_that_starts_before_its_head_waits_and_one_whose_head_starts_again_ends_to_be_started_again()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var (headPort, port) = (DashboardProcess.FreePort(), DashboardProcess.FreePort());
        await using var worker = Join(workspace, headPort, port);
        await worker.LineAsync(line =>
            line.Contains($"Waiting for the head at 127.0.0.1:{headPort}", StringComparison.Ordinal)
        );
        await using (var head = await DashboardProcess.StartAsync(workspace, headPort, slots: 0))
        {
            await JoinedAsync(head, port);
            await head.Process.KillAsync();
        }

        await using var again = await DashboardProcess.StartAsync(workspace, headPort, slots: 0);
        Assert.Equal(3, await worker.ExitAsync());
        Assert.Contains("This silo is no longer part of its cluster: ", worker.Errors, StringComparison.Ordinal);
        Assert.Contains("exit code 3, to be started again.", worker.Errors, StringComparison.Ordinal);

        await using var restarted = Join(workspace, headPort, port);
        await JoinedAsync(again, port);
        restarted.Terminate();
        Assert.Equal(0, await restarted.ExitAsync());
    }

    [Fact]
    public async Task A_worker_whose_head_is_gone_stops_when_it_is_asked_to()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var (headPort, port) = (DashboardProcess.FreePort(), DashboardProcess.FreePort());
        await using var worker = Join(workspace, headPort, port);
        await using (var head = await DashboardProcess.StartAsync(workspace, headPort, slots: 0))
        {
            await head.LaunchAsync(SmallSweep.Yaml);
            await Until.HoldsAsync("a trial on the worker", async () => await head.RunningOnAsync(port) > 0);
            await head.Process.KillAsync();
        }

        worker.Terminate();
        var code = await worker.ExitAsync(TimeSpan.FromSeconds(60));
        // 3 where membership is lost first, or the head is waited for to the last.
        Assert.True(code is 0 or 3, $"{code}: {worker.Errors}");
    }

    [Fact]
    public async Task A_worker_that_waits_for_its_head_stops_at_once_when_it_is_asked_to()
    {
        using var workspace = new Workspace();
        await using var worker = Join(workspace, DashboardProcess.FreePort(), DashboardProcess.FreePort());
        await worker.LineAsync(line => line.Contains("Waiting for the head", StringComparison.Ordinal));
        worker.Terminate();
        Assert.True(await worker.ExitAsync() == 0, worker.Errors);
        Assert.Empty(worker.Errors);
    }

    [Fact]
    public async Task A_dashboard_without_a_silo_says_that_its_cluster_does_not_answer_and_finds_it_when_it_comes_and_comes_again()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var (port, gateway) = (DashboardProcess.FreePort(), DashboardProcess.FreePort());
        await using var client = await DashboardProcess.ConnectAsync(workspace, gateway);
        await Until.HoldsAsync("the reason", async () => await ReasonAsync(client, gateway));
        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("health/live")).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("")).Status);

        for (var round = 0; round < 2; round++)
        {
            await using (await DashboardProcess.StartAsync(workspace, port, slots: 0, gatewayPort: gateway))
            {
                await Until.HoldsAsync(
                    "a cluster that answers",
                    async () => (await client.AskAsync("health/ready")).Status == HttpStatusCode.OK
                );
                Assert.Equal(1, (await client.GetAsync("cluster")).GetProperty("silos").GetArrayLength());
            }

            await Until.HoldsAsync("the reason", async () => await ReasonAsync(client, gateway));
        }
    }

    [Fact]
    public async Task The_command_line_shows_a_cluster_and_drains_a_silo()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var (headPort, port) = (DashboardProcess.FreePort(), DashboardProcess.FreePort());
        await using var head = await DashboardProcess.StartAsync(workspace, headPort, slots: 0);
        await using var worker = Join(workspace, headPort, port);
        await JoinedAsync(head, port);

        var (_, status, _) = await AskAsync(0, "status");
        Assert.Contains($"127.0.0.1:{port}@", status, StringComparison.Ordinal);
        Assert.Contains("2 silos, 0 of 2 slots busy.", status, StringComparison.Ordinal);
        await AskAsync(0, "slots", $"127.0.0.1:{port}", "1");
        await Until.HoldsAsync(
            "one slot",
            async () => (await AskAsync(0, "status")).Output.Contains("0 of 1 slots busy.", StringComparison.Ordinal)
        );
        var (_, _, unknown) = await AskAsync(2, "drain", "nowhere");
        Assert.StartsWith("the cluster has no silo 'nowhere'; it has 127.0.0.1:", unknown, StringComparison.Ordinal);
        await AskAsync(0, "drain", $"127.0.0.1:{port}");
        Assert.Equal(0, await worker.ExitAsync());

        await head.Process.KillAsync();
        var (_, _, silence) = await AskAsync(2, "status");
        Assert.StartsWith($"nobody answers at {head.Address} (Connection refused);", silence, StringComparison.Ordinal);

        async Task<(int Code, string Output, string Errors)> AskAsync(int expected, params string[] words)
        {
            var answer = await GearSweepProcess.RunAsync(
                "Cli",
                workspace.Folder,
                ["cluster", .. words, "--server", $"{head.Address}"]
            );
            Assert.True(answer.ExitCode == expected, $"{answer}");
            return answer;
        }
    }

    [Fact]
    public async Task The_command_line_launches_a_sweep_in_a_cluster_steers_it_and_prints_what_it_found()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var specification = workspace.Write("small.yaml", SmallSweep.Yaml);
        await using var head = await DashboardProcess.StartAsync(workspace, DashboardProcess.FreePort(), slots: 2);

        Assert.Equal("1\n", await AskAsync(0, "launch", specification));
        Assert.Contains("aused", await AskAsync(0, "pause", "1"), StringComparison.Ordinal);
        Assert.Contains("paused", await AskAsync(0, "sweeps"), StringComparison.Ordinal);
        await AskAsync(0, "cancel", SmallSweep.Name);
        Assert.StartsWith(
            "the cluster has no sweep 'other'",
            await AskAsync(2, "resume", "other"),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "the cluster has no sweep 'id:99'",
            await AskAsync(2, "cancel", "id:99"),
            StringComparison.Ordinal
        );
        var wrong = workspace.Write("wrong.yaml", "name: small\ncolour: red\nepochs: many\n");
        var refused = (await AskAsync(2, "launch", wrong)).TrimEnd().Split('\n');
        Assert.All(refused, line => Assert.StartsWith($"{wrong}: ", line, StringComparison.Ordinal));
        Assert.Contains(refused, line => line.Contains("line 2, colour: ", StringComparison.Ordinal));
        Assert.Contains(refused, line => line.Contains("line 3, epochs: ", StringComparison.Ordinal));

        Assert.Contains(
            "completed, 8 of 8 trials completed",
            await AskAsync(0, "launch", specification, "--wait"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "may be any of these sweeps: id:2",
            await AskAsync(2, "cancel", SmallSweep.Name),
            StringComparison.Ordinal
        );
        Assert.NotEqual("", await AskAsync(1, "cancel", "id:2"));
        var trial = await AskAsync(0, "trial", "id:2", "0");
        Assert.Matches("^Trial 0 at .*: completed, [0-9]+ epochs\n", trial);
        Assert.Matches("\n1 +1 +.* +completed +127\\.0\\.0\\.1:[0-9]+@[0-9]+\n", trial);
        Assert.StartsWith("sweep 2 has no trial 8", await AskAsync(2, "trial", "id:2", "8"), StringComparison.Ordinal);

        async Task<string> AskAsync(int expected, params string[] words)
        {
            var answer = await GearSweepProcess.RunAsync(
                "Cli",
                workspace.Folder,
                ["cluster", .. words, "--server", $"{head.Address}"]
            );
            Assert.True(answer.ExitCode == expected, $"{answer}");
            return expected == 0 ? answer.Output : answer.Errors;
        }
    }

    [Fact]
    public async Task The_command_line_watches_a_sweep_to_its_end_across_a_restart_of_the_head()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var (port, url) = (DashboardProcess.FreePort(), $"http://127.0.0.1:{DashboardProcess.FreePort()}");
        var store = new StoreView(workspace.Store);
        await using var first = await DashboardProcess.StartAsync(workspace, port, slots: 2, ["--urls", url]);
        await using var watching = GearSweepProcess.Start(
            "Cli",
            workspace.Folder,
            "cluster",
            "launch",
            workspace.Write("small.yaml", SmallSweep.Yaml),
            "--wait",
            "--server",
            url
        );
        await Until.HoldsAsync(
            "a trial that completed, and one in its midst",
            () => store.Completed() >= 1 && store.IsAmidTrial(SmallSweep.Epochs)
        );
        await first.Process.KillAsync();

        await using var second = await DashboardProcess.StartAsync(workspace, port, slots: 2, ["--urls", url]);
        Assert.Equal(0, await watching.ExitAsync());
        Assert.Contains("completed, 8 of 8 trials completed", watching.Output, StringComparison.Ordinal);
    }

    private static GearSweepProcess Join(Workspace workspace, int headPort, int port) =>
        GearSweepProcess.Start(
            "Silo",
            workspace.Folder,
            "--Cluster:Head",
            $"127.0.0.1:{headPort.ToString(CultureInfo.InvariantCulture)}",
            "--Cluster:SiloPort",
            port.ToString(CultureInfo.InvariantCulture),
            "--Slots:Count",
            "2",
            "--Cluster:JoinTimeout",
            "0:05:00"
        );

    private static Task JoinedAsync(DashboardProcess head, int port) =>
        Until.HoldsAsync(
            "the worker in the cluster",
            async () =>
                (await head.GetAsync("cluster"))
                    .ToString()
                    .Contains($"127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}@", StringComparison.Ordinal)
        );

    private static async Task<bool> ReasonAsync(DashboardProcess client, int gateway)
    {
        var (status, text) = await client.AskAsync("api/cluster");
        return status == HttpStatusCode.ServiceUnavailable
            && text.Contains("The cluster cannot do this now", StringComparison.Ordinal)
            && text.Contains(
                $"127.0.0.1:{gateway.ToString(CultureInfo.InvariantCulture)} (Connection refused)",
                StringComparison.Ordinal
            );
    }
}
