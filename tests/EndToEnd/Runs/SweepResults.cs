using GearSweep.Testing.Processes;

namespace GearSweep.EndToEnd.Runs;

/// <summary>
/// What a sweep found, without what a clock or the number of attempts has a say in: equal for equal bits.
/// </summary>
/// <param name="Trials">The trials as CSV.</param>
/// <param name="Curves">The curves as CSV.</param>
/// <param name="Models">The weights of every trial, as hexadecimal digits.</param>
/// <param name="Predictions">The predictions of every trial, as hexadecimal digits.</param>
internal sealed record SweepResults(string Trials, string Curves, string Models, string Predictions)
{
    private static readonly string[] Left = ["seconds", "attempts", "attempt"];

    /// <summary>Exports the results of <see cref="SmallSweep"/> with the command line.</summary>
    public static async Task<SweepResults> ExportAsync(Workspace workspace)
    {
        var store = new StoreView(workspace.Store);
        return new SweepResults(
            await TableAsync("trials", workspace),
            await TableAsync("curves", workspace),
            string.Join('\n', store.Texts("SELECT Trial || ' ' || hex(Content) FROM Models ORDER BY Trial")),
            string.Join(
                '\n',
                store.Texts("SELECT Trial || ' ' || hex(Truth) || ' ' || hex(Model) FROM Predictions ORDER BY Trial")
            )
        );
    }

    private static async Task<string> TableAsync(string command, Workspace workspace)
    {
        string[] arguments = [command, SmallSweep.Name, "--store", workspace.Store, "--format", "csv"];
        var (code, output, errors) = await GearSweepProcess.RunAsync("Cli", workspace.Folder, arguments);
        Assert.True(code == 0, errors);
        var rows = output.TrimEnd('\n').Split('\n').Select(row => row.Split(',')).ToArray();
        var kept = Enumerable.Range(0, rows[0].Length).Where(i => !Left.Contains(rows[0][i])).ToArray();
        return string.Join('\n', rows.Select(row => string.Join(',', kept.Select(i => row[i]))));
    }
}
