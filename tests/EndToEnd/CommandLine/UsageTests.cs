using GearSweep.EndToEnd.Processes;

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
        var file = workspace.Write("wrong.yaml", "name: wrong\ndataset: no_fault\nparameters:\n  hidden_size:\n    values: [8, x]\nepoch: 3\n");

        var (code, output, errors) = await RunAsync(workspace, file);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains($"{file}: line 5, parameters.hidden_size.values[1]: found 'x'", errors, StringComparison.Ordinal);
        Assert.Contains($"{file}: line 6, epoch: unknown key 'epoch'; did you mean 'epochs'?", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace.Store));
    }

    [Fact]
    public async Task An_option_that_does_not_exist_is_refused()
    {
        using var workspace = new Workspace();

        var (code, output, errors) = await GearSweepProcess.RunAsync("Cli", workspace.Folder, "run", "quickstart", "--slot", "2");

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("--slot", errors, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(Workspace workspace, string specification)
    {
        Directory.CreateDirectory(workspace.Data);
        return GearSweepProcess.RunAsync("Cli", workspace.Folder, "run", specification, "--data", workspace.Data, "--store", workspace.Store);
    }
}
