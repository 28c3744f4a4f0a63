using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using GearSweep.Benchmarks.Reporting;
using GearSweep.Training.Datasets;
using GearSweep.Training.Generation;

namespace GearSweep.Benchmarks.Datasets;

/// <summary>
/// How long a file of the usual size (6 × 25,000 rows) takes to read, in a new process and in one that has read it
/// before.
/// </summary>
internal static class DatasetCommand
{
    private const string ColdRead = "dataset-cold-read";
    private const int ColdRuns = 7;
    private const int WarmRuns = 15;
    private const int WarmUps = 10;

    /// <summary>Makes the command.</summary>
    public static Command Create() =>
        new Command("dataset", "Seconds to read a file of 150,000 rows, cold and warm.").Reporting(
            (_, cancellation) => MeasureAsync(cancellation)
        );

    /// <summary>Makes the command that the cold runs start in processes of their own.</summary>
    public static Command CreateColdRead()
    {
        var path = new Argument<string>("CSV");
        var command = new Command(ColdRead) { path };
        command.Hidden = true;
        command.SetAction(parsed =>
            Console.WriteLine(Read(parsed.GetRequiredValue(path)).ToString("R", CultureInfo.InvariantCulture))
        );
        return command;
    }

    private static async Task<Report> MeasureAsync(CancellationToken cancellation)
    {
        var report = new Report("dataset");
        using var directory = new TempDirectory();
        var path = GearDataGenerator.Generate(directory.Path, [GearDataGenerator.Gears[0]], cancellation: cancellation)[
            0
        ];
        var cold = new double[ColdRuns];
        for (var i = 0; i < ColdRuns; i++)
            cold[i] = await ReadInNewProcessAsync(path, cancellation);
        for (var i = 0; i < WarmUps; i++)
            Read(path);
        var warm = Enumerable.Range(0, WarmRuns).Select(_ => Read(path)).ToArray();
        return report
            .Add("cold ÷ warm", $"{Statistics.Median(cold) / Statistics.Median(warm):F1}")
            .Add(
                $"cold: first read of a new process, JIT included, median of {ColdRuns}",
                $"{Statistics.Median(cold):F3} s"
            )
            .Add($"warm: median of {WarmRuns} after {WarmUps}", $"{Statistics.Median(warm):F3} s")
            .Add("cold, each", Statistics.List(cold, "F3"))
            .Add("file (in the system's cache)", $"150,000 rows, {new FileInfo(path).Length / 1e6:F1} MB");
    }

    private static double Read(string path)
    {
        var started = Stopwatch.GetTimestamp();
        GC.KeepAlive(Dataset.Read(path));
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> ReadInNewProcessAsync(string path, CancellationToken cancellation) =>
        double.Parse(await ChildProcess.RunSelfAsync([ColdRead, path], cancellation), CultureInfo.InvariantCulture);
}
