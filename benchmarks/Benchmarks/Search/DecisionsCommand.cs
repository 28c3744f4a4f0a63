using System.CommandLine;
using System.Diagnostics;
using GearSweep.Benchmarks.Reporting;
using GearSweep.Search.Halving;
using GearSweep.Shared.Randomness;
using GearSweep.Shared.Trials;

namespace GearSweep.Benchmarks.Search;

/// <summary>What a decision of successive halving costs, without a store: also with ten thousand trials.</summary>
internal static class DecisionsCommand
{
    private const int Slots = 8;
    private const double AimMilliseconds = 0.1;

    /// <summary>Makes the command.</summary>
    public static Command Create() =>
        new Command("decisions", "Time of a decision of successive halving, by the number of trials.").Reporting(
            (_, cancellation) => Task.FromResult(Measure(cancellation))
        );

    private static Report Measure(CancellationToken cancellation)
    {
        var report = new Report("decisions", "trials", "decisions", "a decision, ms", "aim", "the slowest, ms");
        report.Say(
            "Rungs at 3, 6, 12, 24 and 40 epochs, η = 2, one condition, eight jobs at once: seeing a job's epochs, deciding, and applying the decision."
        );
        Decide(1000, cancellation); // Compiles.
        foreach (var trials in new[] { 100, 1000, 10_000 })
        {
            var milliseconds = Decide(trials, cancellation);
            report.Add(
                $"{trials:N0}",
                $"{milliseconds.Count:N0}",
                $"{milliseconds.Average():F4}",
                $"{AimMilliseconds:F1}",
                $"{milliseconds.Max():F3}"
            );
        }

        return report;
    }

    private static List<double> Decide(int trials, CancellationToken cancellation)
    {
        var rungs = RungEpochs.Create(3, 2, 40);
        var scheduler = new AshaScheduler(trials, 1, 1, rungs, 2);
        var random = new Philox(1, 1);
        Queue<Decision> jobs = [];
        List<double> milliseconds = [];
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            if (jobs.Count == Slots)
                End(jobs.Dequeue(), ref random);
            var next = scheduler.Next(jobs.Count > 0);
            scheduler.Apply(next);
            milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (next.Kind is DecisionKind.Start or DecisionKind.Promote)
                jobs.Enqueue(next);
            else if (next.Kind == DecisionKind.Wait && jobs.TryDequeue(out var job))
                End(job, ref random);
            else if (next.Kind == DecisionKind.Wait)
                return milliseconds;
        }

        void End(Decision job, ref Philox draw)
        {
            var from = job.Rung < 0 ? 0 : rungs[job.Rung];
            for (var epoch = from + 1; epoch <= job.UntilEpoch; epoch++)
                scheduler.Observe(new Observation(job.Trial, epoch, draw.NextDouble()));
        }
    }
}
