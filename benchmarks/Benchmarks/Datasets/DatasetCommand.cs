using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using GearSweep.Benchmarks.Reporting;
using GearSweep.Training.Datasets;
using GearSweep.Training.Generation;

namespace GearSweep.Benchmarks.Datasets;

/// <summary>How long a file of the usual size (6 × 25,000 rows) takes to read, in a new process and in one that has read it before.</summary>
internal static class DatasetCommand
{
    private const string ColdRead = "dataset-cold-read";
    private const int ColdRuns = 7;
    private const int WarmRuns = 15;
    private const int WarmUps = 10;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new Command("dataset", "Seconds to read a file of 150,000 rows, cold and warm.");
        command.SetAction(_ => Measure());
        return command;
    }

    /// <summary>Makes the command that the cold runs start in processes of their own.</summary>
    public static Command CreateColdRead()
    {
        var path = new Argument<string>("CSV");
        var command = new Command(ColdRead) { path };
        command.Hidden = true;
        command.SetAction(parsed => Console.WriteLine(Read(parsed.GetRequiredValue(path)).ToString("R", CultureInfo.InvariantCulture)));
        return command;
    }

    private static void Measure()
    {
        var report = new Report("dataset");
        using var directory = new TempDirectory();
        var path = GearDataGenerator.Generate(directory.Path, [GearDataGenerator.Gears[0]])[0];
        var cold = Enumerable.Range(0, ColdRuns).Select(_ => ReadInNewProcess(path)).ToArray();
        for (var i = 0; i < WarmUps; i++) Read(path);
        var warm = Enumerable.Range(0, WarmRuns).Select(_ => Read(path)).ToArray();
        report
            .Add("cold ÷ warm", $"{Statistics.Median(cold) / Statistics.Median(warm):F1}")
            .Add($"cold: first read of a new process, JIT included, median of {ColdRuns}", $"{Statistics.Median(cold):F3} s")
            .Add($"warm: median of {WarmRuns} after {WarmUps}", $"{Statistics.Median(warm):F3} s")
            .Add("cold, each", $"{Statistics.List(cold, "F3")}")
            .Add("file (in the system's cache)", $"150,000 rows, {new FileInfo(path).Length / 1e6:F1} MB")
            .Print();
    }

    private static double Read(string path)
    {
        var started = Stopwatch.GetTimestamp();
        GC.KeepAlive(Dataset.Read(path));
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double ReadInNewProcess(string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(DatasetCommand).Assembly.Location);
        start.ArgumentList.Add(ColdRead);
        start.ArgumentList.Add(path);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? double.Parse(output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"the cold read ended with {process.ExitCode}");
    }
}
