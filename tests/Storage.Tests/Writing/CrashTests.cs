using System.Diagnostics;
using GearSweep.Shared.Results;
using static GearSweep.Storage.Tests.TempDatabase;

namespace GearSweep.Storage.Tests.Writing;

public sealed class CrashTests
{
    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_after_it()
    {
        await using var database = Closed();
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [typeof(CrashTests).Assembly.Location, KilledWriter.Argument, database.File])
        {
            RedirectStandardOutput = true,
        };
        var acknowledged = new HashSet<(int Trial, int Epoch)>();
        using (var writer = Process.Start(start)!)
        {
            try
            {
                while (acknowledged.Count < 2000)
                {
                    acknowledged.Add(Parse(await writer.StandardOutput.ReadLineAsync(Cancellation) ?? throw new InvalidOperationException("the writer ended by itself")));
                }
            }
            finally
            {
                writer.Kill();
            }

            // What it had said before it died counts too; its last line may be cut short.
            var lines = (await writer.StandardOutput.ReadToEndAsync(Cancellation)).Split('\n');
            acknowledged.UnionWith(lines[..^1].Select(Parse));
            await writer.WaitForExitAsync(Cancellation);
        }

        await database.ReopenAsync();

        Assert.Equal("ok", await database.ScalarAsync("PRAGMA integrity_check"));
        var points = await database.Results.CurvesAsync(new CurveQuery { Sweep = 1, Take = 100_000 }, Cancellation);
        Assert.False(points.More);
        Assert.Empty(acknowledged.Except(points.Trial.Zip(points.Epoch)));
        Assert.Equal(KilledWriter.Trials, (await database.Store.RunningAsync(1, Cancellation)).Count);
        foreach (var trial in points.Trial.Zip(points.Epoch).GroupBy(p => p.First))
        {
            Assert.Equal(Enumerable.Range(1, trial.Count()), trial.Select(p => p.Second));
        }
    }

    private static (int, int) Parse(string line)
    {
        var parts = line.Split(' ');
        return (int.Parse(parts[0], null), int.Parse(parts[1], null));
    }
}
