using System.Diagnostics;
using GearSweep.Shared.Results;

namespace GearSweep.Storage.Tests.Writing;

public abstract class CrashTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TempDatabase, new()
{
    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_after_it()
    {
        await using var database = await OpenAsync();
        await database.CloseAsync();
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [typeof(KilledWriter).Assembly.Location, KilledWriter.Argument, database.Target]
        )
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
                    acknowledged.Add(
                        Parse(
                            await writer.StandardOutput.ReadLineAsync(Cancellation)
                                ?? throw new InvalidOperationException("the writer ended by itself")
                        )
                    );
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

        // A reader that comes first finds it too, and so does the next owner.
        var beside = await database.OpenBesideAsync();
        var seen = await beside.CurvesAsync(new CurveQuery { Sweep = 1, Take = 100_000 }, Cancellation);
        Assert.Empty(acknowledged.Except(seen.Trial.Zip(seen.Epoch)));

        await database.ReopenAsync();

        if (database is SqliteTempDatabase)
        {
            Assert.Equal("ok", await database.ScalarAsync("PRAGMA integrity_check"));
        }

        var points = await database.Results.CurvesAsync(new CurveQuery { Sweep = 1, Take = 100_000 }, Cancellation);
        Assert.False(points.More);
        Assert.Empty(acknowledged.Except(points.Trial.Zip(points.Epoch)));
        Assert.Equal(KilledWriter.Trials, (await database.Store.LoadAsync(1, Cancellation))!.Running.Count);
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
