using System.Text.Json;
using GearSweep.Testing;

namespace GearSweep.Cli.Running;

/// <summary>What whole runs say of an LSTM beside the best straight line.</summary>
public sealed class SweepVerdictTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <remarks>
    /// PyTorch's LSTM with this recipe has 0.897, 0.996 and 0.948 of the mean's error in the order of the rows, and AR*
    /// 0.8175, 0.8594 and 0.7872.
    /// </remarks>
    [Theory]
    [InlineData("surface_fault", 40, 80)]
    [InlineData("no_fault", 40, 0)]
    [InlineData("no_fault", 40, 80)]
    [InlineData("eccentricity", 8.33, 80)]
    public async Task The_notebooks_LSTM_does_not_beat_the_straight_line_on_measured_gears(
        string dataset,
        double speed,
        double load
    )
    {
        var data = Path.GetDirectoryName(RealData.Path($"{dataset}.csv"))!;
        var specification = FormattableString.Invariant(
            $"name: notebook\ndataset: {dataset}\nconditions: [{{speed: {speed}, load: {load}}}]\nepochs: 20\nrepeats: 3\n"
        );
        var run = await CommandLine.RunAsync(
            "run",
            _folder.Write("notebook.yaml", specification),
            "--data",
            data,
            "--store",
            _folder.PathOf("s.db"),
            "--slots",
            "2",
            "--format",
            "json"
        );
        using var summary = JsonDocument.Parse(run.Output);
        var best = summary.RootElement.GetProperty("conditions")[0].GetProperty("best");
        Assert.Equal(("loses", 3), (best.GetProperty("verdict").GetString(), best.GetProperty("seeds").GetInt32()));
        Assert.InRange(best.GetProperty("skill").GetDouble(), -0.3, -0.02);
    }

    [Fact]
    public async Task A_configuration_with_another_window_changes_no_other_ones_skill()
    {
        const string Parameters = "\nrepeats: 2\nparameters: {hidden_size: {value: 4}, sequence_length: {values: ";
        await _folder.GenerateAsync();
        var alone = await SkillsAsync("a.db", Parameters + "[7]}}\n");
        var beside = await SkillsAsync("b.db", Parameters + "[5, 7, 28]}}\n");
        Assert.Equal(4, alone.Count);
        Assert.Equal(12, beside.Count);
        Assert.All(alone, trial => Assert.Contains(trial, beside));
    }

    private async Task<IReadOnlyList<(double Speed, int Repeat, double Skill)>> SkillsAsync(string store, string more)
    {
        var specification = RunFolder.Specification[
            ..RunFolder.Specification.IndexOf("parameters:", StringComparison.Ordinal)
        ];
        var run = await _folder.RunAsync(store, $"{specification.TrimEnd()}\nepochs: 2{more}");
        Assert.True(run.Code == Commands.ExitCode.Done, run.Errors);
        var trials = await CommandLine.RunAsync("trials", "tiny", "--store", _folder.PathOf(store), "--format", "json");
        using var rows = JsonDocument.Parse(trials.Output);
        return
        [
            .. rows
                .RootElement.EnumerateArray()
                .Select(t =>
                    (
                        t.GetProperty("speed").GetDouble(),
                        t.GetProperty("repeat").GetInt32(),
                        t.GetProperty("skill").GetDouble()
                    )
                ),
        ];
    }
}
