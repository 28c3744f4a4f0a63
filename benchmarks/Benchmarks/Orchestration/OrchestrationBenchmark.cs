using GearSweep.Benchmarks.Reporting;
using GearSweep.Shared.Specification.Yaml;
using GearSweep.Training.Generation;

namespace GearSweep.Benchmarks.Orchestration;

/// <summary>
/// The same sweep on plain threads (A) and through silo and store (B), in turns that change their order. Both clocks
/// begin with the specification's text, so that both read and check the data. A sweep of one epoch warms both up
/// before.
/// </summary>
internal sealed class OrchestrationBenchmark(string command, string spec, int slots, int repeats)
{
    /// <summary>Runs both in turns.</summary>
    public async Task<Report> RunAsync(CancellationToken cancellation)
    {
        var report = new Report(
            $"{command}{(command == spec ? "" : $" --spec {spec}")} --slots {slots} --repeats {repeats}"
        );
        var yaml = BenchmarkSpecs.Find(spec);
        var parsed = SpecYaml.Parse(yaml).Spec!;
        using var directory = new TempDirectory();
        var data = Path.Combine(directory.Path, "data");
        GearDataGenerator.Generate(data, [parsed.Dataset], cancellation: cancellation);

        await PairAsync(
            SpecYaml.Write(parsed with { Epochs = 1 }),
            data,
            Path.Combine(directory.Path, "warm-up.db"),
            cancellation
        );
        List<SweepTiming> plain = [],
            cluster = [];
        for (var i = 0; i < repeats; i++)
        {
            var (a, b) = await PairAsync(
                yaml,
                data,
                Path.Combine(directory.Path, $"{i}.db"),
                cancellation,
                clusterFirst: i % 2 == 1
            );
            await Console.Error.WriteLineAsync(
                FormattableString.Invariant($"A {a.Seconds:F2} s, B {b.Seconds:F2} s; load {Machine.Load()}")
            );
            plain.Add(a);
            cluster.Add(b);
        }

        var (medianA, medianB) = (Median(plain, t => t.Seconds), Median(cluster, t => t.Seconds));
        return report
            .Add("overhead, B ÷ A − 1, of the medians", $"{(medianB / medianA) - 1:P1}")
            .Add(
                $"overhead of each pair",
                $"{Statistics.List(cluster.Zip(plain, (b, a) => (100 * b.Seconds / a.Seconds) - 100), "F1")} %"
            )
            .Add($"A: plain threads, median of {repeats}", $"{medianA:F2} s")
            .Add($"B: silo and SQLite, launch to completed, median of {repeats}", $"{medianB:F2} s")
            .Add("A, each", $"{Statistics.List(plain.Select(t => t.Seconds), "F2")} s")
            .Add("B, each", $"{Statistics.List(cluster.Select(t => t.Seconds), "F2")} s")
            .Add(
                "processor time, B ÷ A − 1",
                $"{(Median(cluster, t => t.ProcessorSeconds) / Median(plain, t => t.ProcessorSeconds)) - 1:P1}"
            )
            .Add(
                "processor time of A, B (medians)",
                $"{Median(plain, t => t.ProcessorSeconds):F2} s, {Median(cluster, t => t.ProcessorSeconds):F2} s"
            )
            .Add(
                "trials' own time in A, B (sum, medians)",
                $"{Median(plain, t => t.TrainingSeconds):F2} s, {Median(cluster, t => t.TrainingSeconds):F2} s"
            )
            .Add(
                "slots without a trial in A, B (sum, medians)",
                $"{Median(plain, Idle):F2} s, {Median(cluster, Idle):F2} s"
            )
            .Add(
                "B ÷ (its trials' own time ÷ slots) − 1, of the medians",
                $"{(medianB * slots / Median(cluster, t => t.TrainingSeconds)) - 1:P1}"
            )
            .Add(
                "a trial's own time in B, mean",
                $"{1000 * Median(cluster, t => t.TrainingSeconds) / plain[0].TestRmse.Count:F1} ms"
            )
            .Add("trials, slots", $"{plain[0].TestRmse.Count}, {slots}; test errors equal to the bit in all runs");
    }

    private async Task<(SweepTiming Plain, SweepTiming Cluster)> PairAsync(
        string yaml,
        string data,
        string store,
        CancellationToken cancellation,
        bool clusterFirst = false
    )
    {
        var early = clusterFirst ? null : PlainRun.Run(yaml, data, slots);
        var cluster = await ClusterRun.RunAsync(yaml, data, store, slots, cancellation);
        var plain = early ?? PlainRun.Run(yaml, data, slots);
        return plain.TestRmse.SequenceEqual(cluster.TestRmse)
            ? (plain, cluster)
            : throw new InvalidOperationException(
                "plain threads and cluster have different test errors: they did not do the same work"
            );
    }

    private static double Median(IEnumerable<SweepTiming> timings, Func<SweepTiming, double> figure) =>
        Statistics.Median(timings.Select(figure));

    private double Idle(SweepTiming timing) => (slots * timing.Seconds) - timing.TrainingSeconds;
}
