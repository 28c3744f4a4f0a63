using System.Diagnostics;
using GearSweep.Benchmarks.Reporting;

namespace GearSweep.Benchmarks.Scheduling;

/// <summary>
/// What one core does with the scheduler's state: workers ask, are leased trials, send heartbeats, report three times
/// each, and end.
/// </summary>
internal static class SchedulingBenchmark
{
    private const double Goal = 100_000;

    /// <summary>Measures.</summary>
    public static Report Run(TimeSpan each)
    {
        var report = new Report(
            "scheduling",
            "sweeps",
            "workers",
            "slots",
            "trials",
            "events a second",
            "a trial takes"
        );
        report.Say("An event is a question for a trial, a lease that is stored, a heartbeat, a report or an end.");
        foreach (var (sweeps, workers, slots) in new[] { (1, 2, 2), (4, 16, 8), (20, 64, 16) })
        {
            new SchedulerLoad(sweeps, workers, slots).Run(each / 10); // Compiled.
            var load = new SchedulerLoad(sweeps, workers, slots);
            var started = Stopwatch.GetTimestamp();
            load.Run(each);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var rate = load.Events / seconds;
            report.Add(
                $"{sweeps}",
                $"{workers}",
                $"{workers * slots}",
                $"{load.Trials:N0}",
                $"{rate:N0}",
                $"{seconds / load.Trials * 1e6:F1} µs"
            );
            if (rate < Goal)
                report.Complain($"{sweeps} sweeps on {workers} workers: fewer than {Goal:N0} events a second.");
        }

        return report;
    }
}
