using GearSweep.EndToEnd.Processes;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;

namespace GearSweep.EndToEnd.CommandLine;

public sealed class UsageTests
{
    [Fact]
    public async Task A_specification_that_is_not_there_is_refused_with_the_names_of_the_presets()
    {
        using var workspace = new Workspace();

        var (code, output, errors) = await RunAsync(workspace, "nothing.yaml");

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("there is no file 'nothing.yaml'", errors, StringComparison.Ordinal);
        Assert.Contains("quickstart", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace.Store));
    }

    [Fact]
    public async Task A_wrong_specification_is_refused_with_every_line_and_key_and_makes_no_store()
    {
        using var workspace = new Workspace();
        var file = workspace.Write(
            "wrong.yaml",
            "name: wrong\ndataset: no_fault\nparameters:\n  hidden_size:\n    values: [8, x]\nepoch: 3\n"
        );

        var (code, output, errors) = await RunAsync(workspace, file);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(
            $"{file}: line 5, parameters.hidden_size.values[1]: found 'x'",
            errors,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"{file}: line 6, epoch: unknown key 'epoch'; did you mean 'epochs'?",
            errors,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(workspace.Store));
    }

    [Fact]
    public async Task An_option_that_does_not_exist_is_refused()
    {
        using var workspace = new Workspace();

        var (code, output, errors) = await GearSweepProcess.RunAsync(
            "Cli",
            workspace.Folder,
            "run",
            "quickstart",
            "--slot",
            "2"
        );

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("--slot", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_another_process_owns_is_refused_with_the_name_of_that_process()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        await using var owner = await DashboardProcess.StartAsync(workspace, DashboardProcess.FreePort(), slots: 0);
        var arguments = DashboardProcess.Arguments(workspace, DashboardProcess.FreePort(), slots: 0);
        var expected =
            $"'{workspace.Store}' is in use by process {owner.Process.Id} on {Environment.MachineName}; only one process may write it.";

        var run = await GearSweepProcess.RunAsync(
            "Cli",
            workspace.Folder,
            SmallSweep.RunArguments(workspace, slots: 1)
        );
        var dashboard = await GearSweepProcess.RunAsync("Dashboard", workspace.Folder, arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith(expected, run.Errors, StringComparison.Ordinal);
        Assert.Equal(2, dashboard.ExitCode);
        Assert.StartsWith(expected, dashboard.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_head_on_the_same_port_is_refused_and_disturbs_nobody()
    {
        using var workspace = new Workspace();
        using var other = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        await SmallSweep.MakeDataAsync(other);
        var port = DashboardProcess.FreePort();
        await using var head = await DashboardProcess.StartAsync(workspace, port, slots: 0);

        var (code, _, errors) = await GearSweepProcess.RunAsync(
            "Dashboard",
            other.Folder,
            DashboardProcess.Arguments(other, port, slots: 0)
        );

        Assert.Equal(2, code);
        Assert.StartsWith($"Cluster:SiloPort: cannot listen on 127.0.0.1:{port}", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(other.Store));
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(
        Workspace workspace,
        string specification
    )
    {
        Directory.CreateDirectory(workspace.Data);
        return GearSweepProcess.RunAsync(
            "Cli",
            workspace.Folder,
            "run",
            specification,
            "--data",
            workspace.Data,
            "--store",
            workspace.Store
        );
    }
}
