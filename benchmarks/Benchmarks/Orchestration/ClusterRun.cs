using GearSweep.Cli.Commands;
using GearSweep.Cli.Running;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;
using GearSweep.Storage.Opening;

namespace GearSweep.Benchmarks.Orchestration;

/// <summary>A sweep as <c>gearsweep run</c> carries it out: a silo in this process, and a new store.</summary>
internal static class ClusterRun
{
    /// <summary>
    /// Runs a sweep. The clock runs from the launch to the sweep's end as it is stored; the silo's start and stop are
    /// not in it.
    /// </summary>
    public static async Task<SweepTiming> RunAsync(
        string yaml,
        string data,
        string store,
        int slots,
        CancellationToken cancellation
    )
    {
        double seconds,
            processorSeconds;
        int sweep;
        var request = new RunRequest(yaml, data, store, slots, Engine: null, ReportFormat.Text);
        await using (var session = await SweepSession.StartAsync(request, cancellation))
        {
            var processor = Environment.CpuUsage.TotalTime;
            var started = DateTimeOffset.UtcNow;
            sweep = await session.LaunchAsync(yaml);
            await session.WaitAsync(sweep, _ => { }, cancellation);
            processorSeconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
            var row = (await session.LookAsync(sweep)).Row;
            if (row.State != SweepState.Completed || row.Counts.Completed != row.Counts.Total)
                throw new InvalidOperationException($"the sweep is {row.State}: {row.Counts}");
            seconds = (row.Ended!.Value - started).TotalSeconds;
        }

        using var results = await ReadOnlyResults.OpenAsync(store, cancellation);
        var trials = new List<TrialRow>();
        await foreach (var trial in results.Results.ExportTrialsAsync(sweep, cancellation))
            trials.Add(trial);
        return new SweepTiming(
            seconds,
            processorSeconds,
            trials.Sum(t => t.Seconds),
            [.. trials.OrderBy(t => t.Number).Select(t => t.Test!.Rmse)]
        );
    }
}
