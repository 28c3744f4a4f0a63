using System.Diagnostics;
using GearSweep.Benchmarks.Reporting;
using GearSweep.Shared.Results;
using GearSweep.Storage.Files;
using GearSweep.Storage.Opening;
using GearSweep.Storage.Results;
using GearSweep.Storage.Sweeps;

namespace GearSweep.Benchmarks.Storage;

/// <summary>
/// Trials a second (started, 50 points in six reports, completed; each step waits for its commit) from several
/// reporters at once, then what the pages ask for with all of those trials in the file.
/// </summary>
internal sealed class StorageBenchmark(int trials, int reporters)
{
    private const int Repeats = 15;
    private const int WarmUps = 3;
    private const string Silo = "S127.0.0.1:11111:1";

    /// <summary>Measures.</summary>
    public async Task<Report> RunAsync(CancellationToken cancellation)
    {
        var report = new Report($"storage --trials {trials} --reporters {reporters}");
        using var directory = new TempDirectory();
        var file = Path.Combine(directory.Path, "storage.db");
        await using var database = await SqliteDatabase.OpenAsync(
            new StorageOptions { DatabasePath = file },
            cancellation
        );

        await FillAsync(database.Store, Math.Min(trials, 500), cancellation);
        var (sweep, seconds) = await FillAsync(database.Store, trials, cancellation);
        report
            .Add($"trials stored a second, {reporters} reporters", $"{trials / seconds:F0}")
            .Add("acknowledged writes a second", $"{trials * (SampleSweep.Reports + 2) / seconds:F0}")
            .Add("loss points a second", $"{trials * SampleSweep.Epochs / seconds:F0}")
            .Add(
                "trials, points, file",
                $"{trials}, {trials * SampleSweep.Epochs}, {Directory.GetFiles(directory.Path).Sum(f => new FileInfo(f).Length) / 1e6:F0} MB"
            );
        await QueryAsync(report, database, sweep, cancellation);
        return report;
    }

    private async Task<(int Sweep, double Seconds)> FillAsync(
        ISweepStore store,
        int count,
        CancellationToken cancellation
    )
    {
        // The last trials, one a reporter, are left running: they add points while curves are followed.
        var sweep = await store.CreateAsync(SampleSweep.Sweep(count + reporters), cancellation);
        await store.AddTrialsAsync(sweep, SampleSweep.Trials(count + reporters), cancellation);
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            Enumerable
                .Range(0, reporters)
                .Select(_ =>
                    Task.Run(
                        async () =>
                        {
                            for (
                                var trial = Interlocked.Increment(ref next);
                                trial < count;
                                trial = Interlocked.Increment(ref next)
                            )
                            {
                                await store.StartAttemptAsync(sweep, trial, Silo, cancellation);
                                for (var i = 0; i < SampleSweep.Reports; i++)
                                    await store.ReportAsync(sweep, SampleSweep.Report(trial, i), cancellation);
                                if (!await store.ReportAsync(sweep, SampleSweep.Completed(trial), cancellation))
                                    throw new InvalidOperationException($"trial {trial} was not taken");
                            }
                        },
                        cancellation
                    )
                )
        );
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        for (var i = 0; i < reporters; i++)
            await store.StartAttemptAsync(sweep, count + i, Silo, cancellation);
        return (sweep, seconds);
    }

    private async Task QueryAsync(Report report, SqliteDatabase database, int sweep, CancellationToken cancellation)
    {
        var results = database.Results;
        var first = await results.CurvesAsync(new CurveQuery { Sweep = sweep }, cancellation);
        await AddAsync("sweep list", () => results.SweepsAsync(null, 0, 50, cancellation));
        await AddAsync("sweep page", () => results.SweepAsync(sweep, cancellation));
        await AddAsync(
            "trials page, 100 rows by number",
            () => results.TrialsAsync(new TrialQuery { Sweep = sweep }, cancellation)
        );
        await AddAsync(
            "trials page, 100 rows by test error",
            () => results.TrialsAsync(new TrialQuery { Sweep = sweep, SortBy = "test_rmse" }, cancellation)
        );
        await AddAsync("heat map, 50 rows", () => results.HeatMapAsync(sweep, 0, 50, cancellation));
        await AddAsync(
            $"first curves, 200 trials, {first.Trial.Length} points",
            () => results.CurvesAsync(new CurveQuery { Sweep = sweep }, cancellation)
        );

        var cursor = await CatchUpAsync(results, sweep, first, cancellation);
        var epoch = 0;
        await AddAsync(
            $"curve follow-up, {reporters} new points",
            async () =>
            {
                var points = await results.CurvesAsync(new CurveQuery { Sweep = sweep, After = cursor }, cancellation);
                if (points.Trial.Length != reporters)
                    throw new InvalidOperationException($"{points.Trial.Length} new points were read");
                cursor = points.Cursor;
                return points;
            },
            async () =>
            {
                epoch++;
                for (var i = 0; i < reporters; i++)
                    await database.Store.ReportAsync(
                        sweep,
                        new(trials + i, 1, [SampleSweep.Epoch(trials + i, epoch)], null, null),
                        cancellation
                    );
            }
        );

        async Task AddAsync<T>(string figure, Func<Task<T>> query, Func<Task>? before = null)
        {
            var milliseconds = new List<double>();
            for (var i = 0; i < WarmUps + Repeats; i++)
            {
                if (before is not null)
                    await before();
                var started = Stopwatch.GetTimestamp();
                await query();
                if (i >= WarmUps)
                    milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            report.Add(
                $"{figure} (median of {Repeats}; most)",
                $"{Statistics.Median(milliseconds):F1} ms; {milliseconds.Max():F1} ms"
            );
        }
    }

    private static async Task<long> CatchUpAsync(
        ResultQueries results,
        int sweep,
        CurvePoints points,
        CancellationToken cancellation
    )
    {
        while (points.More || points.Trial.Length > 0)
            points = await results.CurvesAsync(new CurveQuery { Sweep = sweep, After = points.Cursor }, cancellation);
        return points.Cursor;
    }
}
