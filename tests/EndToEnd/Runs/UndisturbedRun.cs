using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;

[assembly: AssemblyFixture(typeof(UndisturbedRun))]

namespace GearSweep.EndToEnd.Runs;

/// <summary>
/// The small sweep in one go, in one process on one slot: what every disturbed run is held against. Runs once, when
/// first asked for.
/// </summary>
public sealed class UndisturbedRun
{
    private readonly Lazy<Task<(string Summary, SweepResults Results)>> _run = new(RunAsync);

    /// <summary>Its summary, in JSON.</summary>
    internal async Task<string> SummaryAsync() => (await _run.Value).Summary;

    /// <summary>Its results.</summary>
    internal async Task<SweepResults> ResultsAsync() => (await _run.Value).Results;

    private static async Task<(string Summary, SweepResults Results)> RunAsync()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var (code, output, errors) = await GearSweepProcess.RunAsync(
            "Cli",
            workspace.Folder,
            SmallSweep.RunArguments(workspace, slots: 1)
        );
        Assert.True(code == 0, errors);
        Assert.Empty(new StoreView(workspace.Store).Faults(SmallSweep.Trials, SmallSweep.Epochs));
        return (output, await SweepResults.ExportAsync(workspace));
    }
}
