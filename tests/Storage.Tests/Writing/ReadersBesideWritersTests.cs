using GearSweep.Shared.Results;
using GearSweep.Storage.Opening;
using static GearSweep.Storage.Tests.Samples;
using static GearSweep.Storage.Tests.TempDatabase;

namespace GearSweep.Storage.Tests.Writing;

public sealed class ReadersBesideWritersTests
{
    [Fact]
    public async Task Readers_that_scan_all_the_while_cost_no_error_and_no_point()
    {
        const int reporters = 8, reports = 400, points = 5;
        await using var database = await OpenAsync();
        var sweep = await database.Store.CreateAsync(Sweep(reporters), Cancellation);
        await database.Store.AddTrialsAsync(sweep, [.. Enumerable.Range(0, reporters).Select(n => Trial(n) with { MaxEpochs = reports * points })], Cancellation);
        using var beside = await ReadOnlyResults.OpenAsync(database.File, Cancellation);
        using var written = new CancellationTokenSource();

        var readers = new[] { database.Results, beside.Results }.Select(results => Task.Run(async () =>
        {
            var scans = 0;
            do
            {
                var curves = await results.CurvesAsync(new CurveQuery { Sweep = sweep, Take = 100_000 }, Cancellation);
                Assert.Equal(curves.Trial.Length, curves.Trial.Zip(curves.Epoch).Distinct().Count());
                Assert.Equal(reporters, (await results.TrialsAsync(new TrialQuery { Sweep = sweep, SortBy = "train_mse" }, Cancellation)).Total);
                Assert.Single((await results.SweepsAsync(null, 0, 10, Cancellation)).Items);
                scans++;
            }
            while (!written.IsCancellationRequested);
            return scans;
        })).ToList();
        await Task.WhenAll(Enumerable.Range(0, reporters).Select(trial => Task.Run(async () =>
        {
            await database.Store.StartAttemptAsync(sweep, trial, "silo", Cancellation);
            for (var report = 0; report < reports; report++)
            {
                var epochs = Enumerable.Range(report * points + 1, points).Select(e => Epoch(e)).ToArray();
                Assert.True(await database.Store.ReportAsync(sweep, Report(trial, 1, epochs), Cancellation));
            }
        })));
        await written.CancelAsync();

        Assert.All(await Task.WhenAll(readers), scans => Assert.True(scans > 0));
        var all = await database.Results.CurvesAsync(new CurveQuery { Sweep = sweep, Take = 100_000 }, Cancellation);
        Assert.Equal(reporters * reports * points, all.Trial.Length);
        Assert.All(all.Trial.Zip(all.Epoch).GroupBy(p => p.First), trial => Assert.Equal(Enumerable.Range(1, reports * points), trial.Select(p => p.Second)));
    }
}
