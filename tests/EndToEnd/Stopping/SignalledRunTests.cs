using System.Diagnostics;
using GearSweep.EndToEnd.Processes;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;
using GearSweep.Testing.Waiting;

namespace GearSweep.EndToEnd.Stopping;

public sealed class SignalledRunTests
{
    public static TheoryData<string> Causes => ["hang-up", "closed terminal", "end of session", "timeout", "Ctrl-C"];

    [Theory]
    [MemberData(nameof(Causes))]
    public async Task A_run_that_is_told_to_stop_hands_back_what_trains_however_often_it_is_told(string cause)
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var store = new StoreView(workspace.Store);
        await using var run = GearSweepProcess.Start("Cli", workspace.Folder, Arguments(workspace));
        await TrainsAsync(store);

        Tell(run, cause);

        Assert.Equal(1, await run.ExitAsync());
        Assert.Contains(
            "Stopping: what trains is checkpointed. The same command goes on from there.",
            run.Errors,
            StringComparison.Ordinal
        );
        AssertHandedBack(store);
    }

    [Theory]
    [InlineData("Silo", "hang-up")]
    [InlineData("Silo", "end of session")]
    [InlineData("Dashboard", "hang-up")]
    [InlineData("Dashboard", "Ctrl-C")]
    public async Task A_silo_and_a_dashboard_do_the_same_and_exit_with_0(string program, string cause)
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var store = new StoreView(workspace.Store);
        await using (var first = GearSweepProcess.Start("Cli", workspace.Folder, Arguments(workspace)))
        {
            await TrainsAsync(store);
            first.Interrupt();
            Assert.Equal(1, await first.ExitAsync());
        }

        string[] words =
        [
            .. DashboardProcess
                .Arguments(workspace, DashboardProcess.FreePort(), slots: 1)
                .Skip(program == "Silo" ? 2 : 0),
        ];
        await using var head = GearSweepProcess.Start(program, workspace.Folder, words);
        await TrainsAsync(store);
        Tell(head, cause);

        Assert.True(await head.ExitAsync() == 0, $"{head.Output}{head.Errors}");
        Assert.Contains("Stopping: what trains here is handed back", head.Output, StringComparison.Ordinal);
        AssertHandedBack(store, stops: 2);
    }

    [Theory]
    [InlineData("exec sh run.sh")]
    [InlineData("sh run.sh; true")]
    public async Task A_run_whose_terminal_is_closed_hands_back_what_trains(string command)
    {
        const string Script = "/usr/bin/script";
        Assert.SkipUnless(File.Exists(Script), $"There is no {Script} to make a terminal with.");
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var (store, id) = (new StoreView(workspace.Store), Path.Combine(workspace.Folder, "id"));
        var words = Arguments(workspace).Prepend(GearSweepProcess.ProgramFile("Cli")).Select(word => $"'{word}'");
        workspace.Write("run.sh", $"echo $$ > '{id}'\nexec dotnet {string.Join(' ', words)}\n");

        using var terminal = new Process
        {
            StartInfo = new(Script, ["-qec", command, "/dev/null"]) { WorkingDirectory = workspace.Folder },
        };
        terminal.StartInfo.RedirectStandardInput =
            terminal.StartInfo.RedirectStandardOutput =
            terminal.StartInfo.RedirectStandardError =
                true;
        terminal.Start();
        try
        {
            await TrainsAsync(store);
        }
        finally
        {
            terminal.Kill();
        }

        var process =
            $"/proc/{(await File.ReadAllTextAsync(id, TestContext.Current.CancellationToken)).Trim()}/cmdline";
        await Until.HoldsAsync(
            "the end of the run",
            () => !File.Exists(process) || File.ReadAllText(process).Length == 0
        );
        AssertHandedBack(store);
    }

    [Fact]
    public async Task A_run_that_is_started_to_outlive_its_terminal_does()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var store = new StoreView(workspace.Store);
        await using var run = GearSweepProcess.StartBy(["nohup"], "Cli", workspace.Folder, Arguments(workspace));
        await TrainsAsync(store);
        run.HangUp();
        var before = store.RunningEpochs();
        await Until.HoldsAsync("more epochs of the same attempt", () => store.RunningEpochs() > before + 3);
        Assert.Equal(1, store.Count("SELECT COUNT(*) FROM Attempts"));
        run.Terminate();
        Assert.Equal(1, await run.ExitAsync());
        AssertHandedBack(store);
    }

    private static string[] Arguments(Workspace workspace) =>
        [
            "run",
            workspace.Write("long.yaml", LongSweep.Yaml),
            "--data",
            workspace.Data,
            "--store",
            workspace.Store,
            "--slots",
            "1",
        ];

    private static void Tell(GearSweepProcess process, string cause)
    {
        switch (cause)
        {
            case "hang-up":
                process.HangUp();
                break;
            case "closed terminal":
                process.HangUp();
                process.HangUp();
                process.Thaw();
                break;
            case "end of session":
                process.HangUp();
                process.Terminate();
                process.HangUp();
                break;
            case "timeout":
                process.Terminate();
                process.Terminate();
                process.Thaw();
                break;
            case "Ctrl-C":
                process.Interrupt();
                process.Interrupt();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(cause), cause, "no such cause");
        }
    }

    private static Task TrainsAsync(StoreView store) =>
        Until.HoldsAsync(
            "a trial in its midst",
            () => store.Count("SELECT COUNT(*) FROM Trials WHERE State = 1") == 1 && store.RunningEpochs() >= 3
        );

    private static void AssertHandedBack(StoreView store, int stops = 1)
    {
        Assert.Equal(0, store.Count("SELECT COUNT(*) FROM Trials WHERE State = 1"));
        Assert.Equal(stops, store.Count("SELECT COUNT(*) FROM Attempts WHERE \"End\" = 4"));
        Assert.Equal(stops, store.Count("SELECT COUNT(*) FROM Attempts"));
        Assert.Equal(
            1,
            store.Count(
                "SELECT COUNT(*) FROM Trials t JOIN Checkpoints c ON c.SweepId = t.SweepId AND c.Trial = t.Number WHERE t.State = 0"
            )
        );
    }
}
