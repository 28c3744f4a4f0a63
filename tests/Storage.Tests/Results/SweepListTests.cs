using GearSweep.Shared.Datasets;
using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;
using static GearSweep.Storage.Tests.Samples;

namespace GearSweep.Storage.Tests.Results;

public abstract class SweepListTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TempDatabase, new()
{
    [Fact]
    public async Task Sweeps_come_newest_first_page_by_page_and_by_text()
    {
        await using var database = await OpenAsync();
        var ids = new List<int>();
        foreach (var name in new[] { "a", "It's \"Größe\"", "c" })
        {
            ids.Add(await database.SweepAsync(name: name));
        }

        var all = await database.Results.SweepsAsync(null, 0, 2, Cancellation);
        var rest = await database.Results.SweepsAsync("", 2, 2, Cancellation);
        var found = await database.Results.SweepsAsync(
            "it's \"GRÖSSE".Replace("SS", "ß", StringComparison.Ordinal),
            0,
            10,
            Cancellation
        );
        var byDataset = await database.Results.SweepsAsync("NO_FAULT", 0, 10, Cancellation);

        Assert.Equal(3, all.Total);
        Assert.Equal([ids[2], ids[1]], all.Items.Select(s => s.Id));
        Assert.Equal([ids[0]], rest.Items.Select(s => s.Id));
        Assert.Equal([ids[1]], found.Items.Select(s => s.Id));
        Assert.Equal(3, byDataset.Total);
        Assert.Empty((await database.Results.SweepsAsync("% --", 0, 10, Cancellation)).Items);
    }

    [Fact]
    public async Task Sweeps_come_in_the_order_of_every_column_and_equal_ones_in_that_of_their_launches()
    {
        await using var database = await OpenAsync();
        List<int> ids =
        [
            await database.SweepAsync(trials: 2, name: "b"),
            await database.SweepAsync(trials: 3, name: "A"),
            await database.SweepAsync(trials: 1, name: "c"),
        ];

        Assert.Equal([1, 0, 2], await PlacesAsync(new(SweepColumn.Name, false)));
        Assert.Equal([2, 0, 1], await PlacesAsync(new(SweepColumn.Name, true)));
        Assert.Equal([2, 0, 1], await PlacesAsync(new(SweepColumn.Trials, false)));
        Assert.Equal([1, 0, 2], await PlacesAsync(new(SweepColumn.Trials, true)));
        Assert.Equal([0, 1, 2], await PlacesAsync(new(SweepColumn.Launched, false)));
        foreach (var same in new[] { SweepColumn.State, SweepColumn.Dataset })
        {
            Assert.Equal([0, 1, 2], await PlacesAsync(new(same, false)));
            Assert.Equal([0, 1, 2], await PlacesAsync(new(same, true)));
        }

        async Task<IEnumerable<int>> PlacesAsync(SweepOrder order) =>
            (await database.Results.SweepsAsync(null, 0, 10, order, Cancellation)).Items.Select(s => ids.IndexOf(s.Id));
    }

    [Fact]
    public async Task Progress_follows_the_epochs_and_time_left_follows_what_trials_took()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 4);
        var row = await RowAsync();
        Assert.Equal((0, null), (row.Progress, row.SecondsLeft));

        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(
            sweep,
            Report(0, 1, [.. Enumerable.Range(1, 5).Select(e => Epoch(e))]),
            Cancellation
        );
        row = await RowAsync();
        Assert.Equal(5.0 / 40, row.Progress, 12);
        // Five of 40 estimated seconds took 2.5 real ones, so the other 35 take 17.5.
        Assert.Equal(17.5, row.SecondsLeft!.Value, 9);

        await database.Store.ReportAsync(sweep, Completed(0, 1), Cancellation);
        await database.Store.StartAttemptAsync(sweep, 1, "silo", Cancellation);
        await database.Store.StartAttemptAsync(sweep, 2, "silo", Cancellation);
        row = await RowAsync();
        Assert.Equal(0.25, row.Progress, 12);
        // 10 estimated seconds took 7.5; 30 are left, and two trials share them.
        Assert.Equal(30 * 0.75 / 2, row.SecondsLeft!.Value, 9);

        await database.Store.ReportAsync(sweep, End(1, 1, AttemptEnd.Failed, "why"), Cancellation);
        await database.Store.ReportAsync(sweep, Report(2, 1, Epoch(1), Epoch(2)), Cancellation);
        await database.Store.ReportAsync(sweep, End(2, 1, AttemptEnd.WorkerLost, epochs: 2), Cancellation);
        Assert.Equal(22.0 / 40, (await RowAsync()).Progress, 12);
        await database.Store.StartAttemptAsync(sweep, 2, "silo", Cancellation);
        Assert.Equal(20.0 / 40, (await RowAsync()).Progress, 12);
        await database.Store.RetryFailedAsync(sweep, null, Cancellation);
        Assert.Equal(10.0 / 40, (await RowAsync()).Progress, 12);
        await database.Store.ReportAsync(sweep, End(2, 2, AttemptEnd.Cancelled), Cancellation);
        await database.Store.CancelAsync(sweep, Cancellation);
        await database.Store.CancelAsync(sweep, Cancellation);
        row = await RowAsync();
        Assert.Equal((10.0 / 40, null), (row.Progress, row.SecondsLeft)); // What was not trained is not done.
        Assert.NotNull(row.Ended);

        async Task<Shared.Results.SweepRow> RowAsync() =>
            (await database.Results.SweepsAsync(null, 0, 1, Cancellation)).Items.Single();
    }

    [Fact]
    public async Task Trials_that_are_not_proposed_yet_wait()
    {
        await using var database = await OpenAsync();
        var loaded = new OperatingCondition(40, 80);
        var sweep = await database.Store.CreateAsync(Sweep(10, conditions: [Condition, loaded]), Cancellation);
        await database.Store.AddTrialsAsync(sweep, [Trial(0), Trial(1, condition: loaded)], Cancellation);

        var row = (await database.Results.SweepAsync(sweep, Cancellation))!.Row;

        Assert.Equal(new(10, 10, 0, 0, 0, 0, 0), row.Counts);
        Assert.Equal([5, 5], row.Conditions.Select(c => c.Trials));
        await database.Store.CancelAsync(sweep, Cancellation);
        await database.Store.CancelAsync(sweep, Cancellation);
        Assert.Equal(new(10, 0, 0, 0, 0, 0, 10), (await database.Results.SweepAsync(sweep, Cancellation))!.Row.Counts);
    }

    [Fact]
    public async Task The_parameters_that_vary_are_named_in_the_catalogues_order()
    {
        await using var database = await OpenAsync();
        var sweep = await database.Store.CreateAsync(Sweep(2), Cancellation);
        Assert.Empty((await database.Results.SweepAsync(sweep, Cancellation))!.VariedParameters);
        await database.Store.AddTrialsAsync(
            sweep,
            [
                Trial(0, new() { LearningRate = 0.1, HiddenSize = 8 }),
                Trial(1, new() { Cell = Shared.Configurations.CellKind.Rnn, HiddenSize = 16 }),
            ],
            Cancellation
        );

        var detail = await database.Results.SweepAsync(sweep, Cancellation);

        Assert.Equal(["hidden_size", "learning_rate", "cell"], detail!.VariedParameters);
        Assert.Null(await database.Results.SweepAsync(sweep + 1, Cancellation));
    }
}
