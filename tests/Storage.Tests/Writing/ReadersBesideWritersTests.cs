using GearSweep.Shared.Results;
using static GearSweep.Storage.Tests.Samples;

namespace GearSweep.Storage.Tests.Writing;

public abstract class ReadersBesideWritersTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TempDatabase, new()
{
    [Fact]
    public async Task Readers_that_scan_all_the_while_cost_no_error_and_no_point()
    {
        const int Reporters = 8,
            Reports = 400,
            Points = 5;
        await using var database = await OpenAsync();
        var sweep = await database.Store.CreateAsync(Sweep(Reporters), Cancellation);
        await database.Store.AddTrialsAsync(
            sweep,
            [.. Enumerable.Range(0, Reporters).Select(n => Trial(n) with { MaxEpochs = Reports * Points })],
            Cancellation
        );
        var beside = await database.OpenBesideAsync();
        using var written = new CancellationTokenSource();

        var readers = new[] { database.Results, beside }
            .Select(results =>
                Task.Run(async () =>
                {
                    var scans = 0;
                    do
                    {
                        var curves = await results.CurvesAsync(
                            new CurveQuery { Sweep = sweep, Take = 100_000 },
                            Cancellation
                        );
                        Assert.Equal(curves.Trial.Length, curves.Trial.Zip(curves.Epoch).Distinct().Count());
                        Assert.Equal(
                            Reporters,
                            (
                                await results.TrialsAsync(
                                    new TrialQuery { Sweep = sweep, SortBy = "train_mse" },
                                    Cancellation
                                )
                            ).Total
                        );
                        Assert.Single((await results.SweepsAsync(null, 0, 10, Cancellation)).Items);
                        scans++;
                    } while (!written.IsCancellationRequested);
                    return scans;
                })
            )
            .ToList();
        await Task.WhenAll(
            Enumerable
                .Range(0, Reporters)
                .Select(trial =>
                    Task.Run(async () =>
                    {
                        await database.Store.StartAttemptAsync(sweep, trial, "silo", Cancellation);
                        for (var report = 0; report < Reports; report++)
                        {
                            var epochs = Enumerable.Range(report * Points + 1, Points).Select(e => Epoch(e)).ToArray();
                            Assert.True(
                                await database.Store.ReportAsync(sweep, Report(trial, 1, epochs), Cancellation)
                            );
                        }
                    })
                )
        );
        await written.CancelAsync();

        Assert.All(await Task.WhenAll(readers), scans => Assert.True(scans > 0));
        var all = await database.Results.CurvesAsync(new CurveQuery { Sweep = sweep, Take = 100_000 }, Cancellation);
        Assert.Equal(Reporters * Reports * Points, all.Trial.Length);
        Assert.All(
            all.Trial.Zip(all.Epoch).GroupBy(p => p.First),
            trial => Assert.Equal(Enumerable.Range(1, Reports * Points), trial.Select(p => p.Second))
        );
    }
}
