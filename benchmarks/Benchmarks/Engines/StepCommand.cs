using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using GearSweep.Benchmarks.Reporting;
using Perfolizer.Horology;

namespace GearSweep.Benchmarks.Engines;

/// <summary>One training step by shape, as BenchmarkDotNet measures it: time, and what it allocates.</summary>
internal static class StepCommand
{
    private const int WarmUps = 3,
        Iterations = 10,
        IterationMilliseconds = 200;

    /// <summary>Makes the command.</summary>
    public static Command Create() =>
        new Command("step", "Time and memory of one training step by shape, measured by BenchmarkDotNet.").Reporting(
            (_, _) => Task.FromResult(Measure())
        );

    private static Report Measure()
    {
        var report = new Report(
            "step",
            Shape.Head,
            "simd, µs",
            "±",
            "simd, B",
            "torch, µs",
            "±",
            "torch, B",
            "torch ÷ simd"
        );
        using var artifacts = new TempDirectory();
        using var log = new StreamWriter(Console.OpenStandardError());
        var summary = BenchmarkRunner.Run<StepBenchmark>(Config(artifacts.Path, log));
        if (summary.HasCriticalValidationErrors || summary.Reports.Any(r => !r.Success))
            throw new InvalidOperationException("BenchmarkDotNet could not measure every step; it says why above");

        report
            .Say(
                "One step (forward, error, backward, Adam) on a batch of 100 windows and one thread, by BenchmarkDotNet (in-process toolchain, short job):"
            )
            .Say($"the median of {Iterations} iterations of {IterationMilliseconds} ms, and their standard deviation.")
            .Say(
                "Bytes are the managed memory that a step allocates (`[MemoryDiagnoser]`); libtorch's own memory is not in them. An iteration that allocates"
            )
            .Say(
                "less than BenchmarkDotNet's quantum of 8 KB counts as none, for the process allocates some beside it."
            );
        foreach (var shape in Shape.All)
        {
            BenchmarkReport simd = Find(summary, shape, "simd"),
                torch = Find(summary, shape, "torch");
            report.Add(
                shape.ToString(),
                [
                    .. Cells(simd),
                    .. Cells(torch),
                    $"{torch.ResultStatistics!.Median / simd.ResultStatistics!.Median:F1} ×",
                ]
            );
        }

        return report;
    }

    /// <remarks>
    /// In this process, for BenchmarkDotNet's own would build the program again, with libtorch beside it.
    /// </remarks>
    private static ManualConfig Config(string artifacts, StreamWriter log) =>
        ManualConfig
            .CreateEmpty()
            .AddJob(
                Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
                    .WithWarmupCount(WarmUps)
                    .WithIterationCount(Iterations)
                    .WithIterationTime(TimeInterval.FromMilliseconds(IterationMilliseconds))
            )
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(new StreamLogger(log))
            .WithArtifactsPath(artifacts);

    private static BenchmarkReport Find(Summary summary, Shape shape, string engine) =>
        summary.Reports.Single(r =>
            r.BenchmarkCase.Parameters[nameof(StepBenchmark.Shape)].Equals(shape.ToString())
            && r.BenchmarkCase.Parameters[nameof(StepBenchmark.Engine)].Equals(engine)
        );

    private static string[] Cells(BenchmarkReport report)
    {
        var nanoseconds = report.ResultStatistics!;
        var bytes = report.GcStats.GetTotalAllocatedBytes(excludeAllocationQuantumSideEffects: true);
        return
        [
            $"{nanoseconds.Median / 1e3:F1}",
            $"{nanoseconds.StandardDeviation / 1e3:F1}",
            $"{bytes / report.GcStats.TotalOperations}",
        ];
    }
}
