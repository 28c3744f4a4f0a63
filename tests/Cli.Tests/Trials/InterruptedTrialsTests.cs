using GearSweep.Cli.Commands;
using GearSweep.Cli.Sweeps;

namespace GearSweep.Cli.Trials;

public sealed class InterruptedTrialsTests
{
    [Fact]
    public async Task A_trial_whose_process_is_gone_is_interrupted_and_runs_again_for_as_long_as_somebody_owns_the_store()
    {
        using var folder = new TemporaryFolder();
        var store = folder.PathOf("sweeps.db");
        await SampleStore.AddAsync(store, "killed");
        await SampleStore.BeginAsync(store, sweep: 1, trial: 1);

        Assert.Equal(["queued", "interrupted", "queued"], await StatesAsync(store));
        await using (await SampleStore.OpenAsync(store))
            Assert.Equal(["queued", "running", "queued"], await StatesAsync(store));
        Assert.Equal(["queued", "interrupted", "queued"], await StatesAsync(store));
    }

    private static async Task<string[]> StatesAsync(string store)
    {
        var ended = await CommandLine.RunAsync("trials", "killed", "--store", store);
        Assert.True(ended.Code == ExitCode.Done, ended.Errors);
        var rows = ended.Output.TrimEnd().Split('\n').Select(row => row.Split(',')).ToArray();
        var state = Array.IndexOf(rows[0], "state");
        return [.. rows.Skip(1).Select(row => row[state])];
    }
}
