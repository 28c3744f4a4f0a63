using System.CommandLine;
using System.Globalization;
using System.Text;
using GearSweep.Benchmarks.Reporting;
using GearSweep.Training.Datasets;

namespace GearSweep.Benchmarks.Datasets;

/// <summary>
/// How much memory a process takes at most while it reads a large file of two channels and describes it.
/// </summary>
internal static class MemoryCommand
{
    private const string Verb = "dataset-memory";
    private const string OneRead = "dataset-memory-read";
    private const int Conditions = 6;
    private const double PromisedBytes = 1e9;
    private const int PromisedRows = 20_000_000;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var rows = new Option<int>("--rows")
        {
            DefaultValueFactory = _ => 9_000_000,
            Description = "Rows of the file, up to 20,000,000.",
        };
        return new Command(Verb, "Peak memory of a process that reads a large file.") { rows }.Reporting(
            (parsed, cancellation) => MeasureAsync(parsed.GetValue(rows), cancellation)
        );
    }

    /// <summary>Makes the command that reads in a process of its own.</summary>
    public static Command CreateOneRead()
    {
        var path = new Argument<string>("CSV") { Arity = ArgumentArity.ZeroOrOne };
        var describe = new Option<bool>("--describe");
        var command = new Command(OneRead) { path, describe };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(path) is not { } file)
                return;
            var dataset = Dataset.Read(file);
            if (parsed.GetValue(describe))
                dataset.Describe();
            GC.KeepAlive(dataset);
        });
        return command;
    }

    private static async Task<Report> MeasureAsync(int rows, CancellationToken cancellation)
    {
        var report = new Report($"{Verb} --rows {rows}");
        using var directory = new TempDirectory();
        var path = Path.Combine(directory.Path, "large.csv");
        Write(path, rows, cancellation);
        var empty = await PeakAsync([], cancellation);
        var read = await PeakAsync([path], cancellation);
        var described = await PeakAsync([path, "--describe"], cancellation);
        var promised = PromisedBytes * rows / PromisedRows;
        var ratio = (read - empty) / promised;
        if (ratio > 1)
            report.Complain("Reading takes more memory than is promised.");
        return report
            .Add($"peak ÷ promised (1 GB for 20,000,000 rows, so {promised / 1e9:F2} GB for these)", $"{ratio:F2}")
            .Add("peak ÷ size of the file", $"{(read - empty) / new FileInfo(path).Length:F2}")
            .Add("peak of reading", $"{(read - empty) / 1e6:F0} MB, {(read - empty) / rows:F0} bytes a row")
            .Add("peak of reading and describing (all rows of a column sorted)", $"{(described - empty) / 1e6:F0} MB")
            .Add("the process without any file, not in the figures above", $"{empty / 1e6:F0} MB")
            .Add(
                "file (generated: two channels, six conditions, times in order)",
                $"{rows:N0} rows, {new FileInfo(path).Length / 1e6:F0} MB"
            );
    }

    private static async Task<double> PeakAsync(string[] arguments, CancellationToken cancellation)
    {
        var memory = new PeakMemory();
        await ChildProcess.RunSelfAsync([OneRead, .. arguments], cancellation, memory);
        return memory.Bytes;
    }

    private static void Write(string path, int rows, CancellationToken cancellation)
    {
        var random = new Random(1);
        var time = new DateTime(2023, 5, 3, 0, 0, 0, DateTimeKind.Unspecified);
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        writer.Write("sensor1,sensor2,time_x,speedSet,load_value,gear_fault_desc\n");
        for (var row = 0; row < rows; row++)
        {
            if (row % 100_000 == 0)
                cancellation.ThrowIfCancellationRequested();
            var condition = (int)((long)row * Conditions / rows);
            var at = time.AddTicks(row * 2_000L);
            writer.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{2.5 + (random.NextDouble() / 10):R},{2.4 + (random.NextDouble() / 10):R},{at:yyyy-MM-dd HH:mm:ss.ffffff},{8 + (condition % 3)},{80 * (condition / 3)},No fault\n"
                )
            );
        }
    }
}
