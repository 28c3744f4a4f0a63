using System.Globalization;
using GearSweep.EndToEnd.Processes;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;
using GearSweep.Testing.Waiting;

namespace GearSweep.EndToEnd.Modes;

/// <summary>The cluster's secret, as a person makes it and gives it to real processes.</summary>
public sealed class SecretTests
{
    [Fact]
    public async Task A_secret_that_the_command_line_made_lets_a_worker_train_and_nobody_in_who_has_it_not()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var secret = Path.Combine(workspace.Folder, "cluster.secret");
        var made = await GearSweepProcess.RunAsync("Cli", workspace.Folder, "cluster", "secret", secret);
        Assert.True(made.ExitCode == 0, $"{made}");
        var other = workspace.Write("other.secret", "another secret, which is long enough as well");
        var port = DashboardProcess.FreePort();
        await using var head = await DashboardProcess.StartAsync(
            workspace,
            port,
            slots: 0,
            ["--Cluster:SecretFile", secret]
        );

        await using var worker = Join(secret);
        await head.LaunchAsync(SmallSweep.Yaml);
        var store = new StoreView(workspace.Store);
        await Until.HoldsAsync("the end of the sweep", () => store.Completed() == SmallSweep.Trials);
        var status = await GearSweepProcess.RunAsync(
            "Cli",
            workspace.Folder,
            "cluster",
            "status",
            "--server",
            $"{head.Address}"
        );
        Assert.Contains("2 silos", status.Output, StringComparison.Ordinal);

        await using var without = Join(null);
        Assert.Equal(2, await without.ExitAsync());
        Assert.StartsWith(
            $"Cluster:Head: 127.0.0.1:{Text(port)} needs the cluster's secret",
            without.Errors,
            StringComparison.Ordinal
        );
        await using var stranger = Join(other);
        Assert.Equal(2, await stranger.ExitAsync());
        Assert.StartsWith(
            $"Cluster:Head: 127.0.0.1:{Text(port)} was given another secret",
            stranger.Errors,
            StringComparison.Ordinal
        );
        await head.Process.LineAsync(line =>
            line.Contains("only processes with the cluster's secret are taken", StringComparison.Ordinal)
        );

        var text = (await File.ReadAllTextAsync(secret, TestContext.Current.CancellationToken)).Trim();
        Assert.All(
            new[] { head.Process, worker, without, stranger },
            p => Assert.DoesNotContain(text, p.Output + p.Errors, StringComparison.Ordinal)
        );

        GearSweepProcess Join(string? file) =>
            GearSweepProcess.Start(
                "Silo",
                workspace.Folder,
                [
                    "--Cluster:Head",
                    $"127.0.0.1:{Text(port)}",
                    "--Slots:Count",
                    "2",
                    .. file is null ? Array.Empty<string>() : ["--Cluster:SecretFile", file],
                ]
            );
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
