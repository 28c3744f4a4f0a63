using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;
using static GearSweep.Storage.Tests.Samples;

namespace GearSweep.Storage.Tests.Results;

public abstract class TrialListTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TempDatabase, new()
{
    [Fact]
    public async Task Ten_thousand_trials_are_sorted_filtered_and_paged_by_the_database()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 10_000);
        var query = new TrialQuery
        {
            Sweep = sweep,
            SortBy = "hidden_size",
            Descending = true,
            Take = 50,
        };

        var first = await database.Results.TrialsAsync(query, Cancellation);
        var later = await database.Results.TrialsAsync(query with { Skip = 5000 }, Cancellation);
        var filtered = await database.Results.TrialsAsync(
            query with
            {
                Filters = [Filter("hidden_size", "16"), Filter("cell", "lstm"), Filter("learning_rate", "0.001")],
            },
            Cancellation
        );
        var export = await database
            .Results.ExportTrialsAsync(sweep, Cancellation)
            .Select(t => t.Number)
            .ToListAsync(Cancellation);

        Assert.Equal(10_000, first.Total);
        Assert.Equal(
            Enumerable.Range(0, 10_000).OrderByDescending(n => n % 64).ThenBy(n => n).Take(50),
            first.Items.Select(t => t.Number)
        );
        Assert.Equal(
            Enumerable.Range(0, 10_000).OrderByDescending(n => n % 64).ThenBy(n => n).Skip(5000).Take(50),
            later.Items.Select(t => t.Number)
        );
        Assert.Equal(157, filtered.Total);
        Assert.Equal((ulong)long.MaxValue, (await database.Results.TrialAsync(sweep, 0, Cancellation))!.Row.Seed);
        Assert.Equal(Enumerable.Range(0, 10_000), export);
    }

    [Theory]
    [InlineData(false, new[] { 2, 0, 1, 3 })]
    [InlineData(true, new[] { 0, 2, 1, 3 })]
    public async Task Trials_without_a_value_come_last_in_either_direction(bool descending, int[] expected)
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 4);
        await CompleteAsync(database, sweep, Completed(0, 1, testRmse: 0.2));
        await CompleteAsync(database, sweep, Completed(2, 1, testRmse: 0.1));

        var page = await database.Results.TrialsAsync(
            new()
            {
                Sweep = sweep,
                SortBy = "test_rmse",
                Descending = descending,
            },
            Cancellation
        );

        Assert.Equal(expected, page.Items.Select(t => t.Number));
        Assert.Equal(Metrics(0.2), page.Items.Single(t => t.Number == 0).Test);
        Assert.Null(page.Items[3].Test);
    }

    [Fact]
    public async Task Text_is_found_in_any_case_and_means_itself()
    {
        await using var database = await OpenAsync();
        var messages = new[] { "it's 100 % \"done\"", "Größe_Ä", "손실이 유한하지 않음", "100 x done", "grosse" };
        var sweep = await database.SweepAsync(trials: messages.Length);
        for (var trial = 0; trial < messages.Length; trial++)
        {
            await CompleteAsync(database, sweep, End(trial, 1, AttemptEnd.Failed, messages[trial]));
        }

        foreach (
            var (text, found) in new[]
            {
                ("IT'S 100 % \"", new[] { 0 }),
                ("größe_ä", [1]),
                ("유한", [2]),
                ("100 %", [0]),
                ("_", [1]),
                ("' OR 1=1 --", []),
                ("", [0, 1, 2, 3, 4]),
            }
        )
        {
            var page = await database.Results.TrialsAsync(new() { Sweep = sweep, Text = text }, Cancellation);
            Assert.Equal(found, page.Items.Select(t => t.Number));
            Assert.Equal(found.Length, page.Total);
        }
    }

    [Fact]
    public async Task Trials_are_filtered_by_state_condition_and_number()
    {
        await using var database = await OpenAsync();
        var loaded = new OperatingCondition(40, 80);
        var sweep = await database.Store.CreateAsync(Sweep(4, conditions: [Condition, loaded]), Cancellation);
        await database.Store.AddTrialsAsync(
            sweep,
            [.. Enumerable.Range(0, 4).Select(n => Trial(n, condition: n % 2 == 0 ? Condition : loaded))],
            Cancellation
        );
        await CompleteAsync(database, sweep, Completed(1, 1));
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);

        var query = new TrialQuery { Sweep = sweep };
        Assert.Equal([1, 3], await NumbersAsync(query with { Conditions = [loaded] }));
        Assert.Equal([0, 1], await NumbersAsync(query with { States = [TrialState.Running, TrialState.Completed] }));
        Assert.Equal([3], await NumbersAsync(query with { States = [TrialState.Queued], Conditions = [loaded] }));
        Assert.Empty(await NumbersAsync(query with { States = [] }));
        Assert.Equal([3], await NumbersAsync(query with { Conditions = [loaded], After = 1 }));
        Assert.Empty(await NumbersAsync(query with { After = 3 }));

        async Task<IEnumerable<int>> NumbersAsync(TrialQuery q) =>
            (await database.Results.TrialsAsync(q, Cancellation)).Items.Select(t => t.Number);
    }

    [Theory]
    [InlineData("test_rmse", "<0.3", new[] { 0, 1 })]
    [InlineData("test_rmse", "<=0.3", new[] { 0, 1, 2 })]
    [InlineData("test_rmse", ">0.1", new[] { 1, 2 })]
    [InlineData("test_rmse", ">=0.1", new[] { 0, 1, 2 })]
    [InlineData("test_rmse", "0.2", new[] { 1 })]
    [InlineData("test_rmse", "0.15..0.3", new[] { 1, 2 })]
    [InlineData("number", ">=2", new[] { 2, 3 })]
    [InlineData("epochs", "0", new[] { 3 })]
    [InlineData("cell", "gru", new int[0])]
    public async Task A_column_is_filtered_by_comparison_and_what_has_no_value_is_left_out(
        string column,
        string filter,
        int[] expected
    )
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 4);
        foreach (var trial in new[] { 0, 1, 2 })
            await CompleteAsync(database, sweep, Completed(trial, 1, testRmse: (trial + 1) / 10.0));

        var page = await database.Results.TrialsAsync(
            new() { Sweep = sweep, Filters = [Filter(column, filter)] },
            Cancellation
        );

        Assert.Equal(expected, page.Items.Select(t => t.Number));
        Assert.Equal(expected.Length, page.Total);
    }

    [Fact]
    public async Task Every_column_that_a_filter_can_name_is_one_of_the_store()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 2);
        foreach (var column in ColumnFilter.Columns)
        {
            var filter = ParameterCatalog.Find(column) is { Words: [var word, ..] }
                ? Filter(column, word)
                : Filter(
                    column,
                    column is "dropout" or "repeat" or "weight_decay" or "gradient_clip" ? ">=0" : ">=-1e9"
                );
            Assert.InRange(
                (await database.Results.TrialsAsync(new() { Sweep = sweep, Filters = [filter] }, Cancellation)).Total,
                0,
                2
            );
        }

        var wrong = new ColumnFilter("Number; DROP TABLE Trials", ColumnOperator.Equal, 1, 1, null);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            database.Results.TrialsAsync(new() { Sweep = sweep, Filters = [wrong] }, Cancellation)
        );
    }

    [Fact]
    public async Task Trials_are_listed_by_their_numbers()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 10);

        var page = await database.Results.TrialsAsync(
            new()
            {
                Sweep = sweep,
                Numbers = [7, 2, 99],
                SortBy = "number",
            },
            Cancellation
        );

        Assert.Equal([2, 7], page.Items.Select(t => t.Number));
    }

    [Theory]
    [InlineData("number; DROP TABLE Trials")]
    [InlineData("Number")]
    public async Task A_column_that_trials_do_not_have_is_refused_by_name(string column)
    {
        await using var database = await OpenAsync();

        var error = await Assert.ThrowsAsync<ArgumentException>(() =>
            database.Results.TrialsAsync(new() { Sweep = 1, SortBy = column }, Cancellation)
        );

        Assert.Contains($"'{column}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_column_of_the_table_can_be_sorted_by()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 2);
        foreach (var column in TrialTable.Names.Append("skill").Append("silo"))
        {
            foreach (var descending in new[] { false, true })
            {
                Assert.Equal(2, (
                        await database.Results.TrialsAsync(
                            new()
                            {
                                Sweep = sweep,
                                SortBy = column,
                                Descending = descending,
                            },
                            Cancellation
                        )
                    ).Items.Count);
            }
        }
    }

    [Fact]
    public async Task A_completed_trial_shows_all_that_was_measured()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync();
        await database.Store.StartAttemptAsync(sweep, 0, "silo a", Cancellation);
        await database.Store.ReportAsync(sweep, new(0, 1, [Epoch(1), Epoch(2)], new(2, [1]), null), Cancellation);
        await database.Store.ReportAsync(sweep, End(0, 1, AttemptEnd.Preempted, "drained"), Cancellation);
        await database.Store.StartAttemptAsync(sweep, 0, "silo b", Cancellation);
        await database.Store.ReportAsync(
            sweep,
            Completed(0, 2, trainMse: 0.011, validationRmse: 0.12, testRmse: 0.13),
            Cancellation
        );

        var trial = (await database.Results.TrialAsync(sweep, 0, Cancellation))!;

        Assert.Equal(
            (TrialState.Completed, 2, 10, 9),
            (trial.Row.State, trial.Row.Attempts, trial.Row.Epochs, trial.BestEpoch)
        );
        Assert.Equal((0.011, 0.12), (trial.Row.TrainMse, trial.Row.ValidationRmse));
        Assert.Equal(1 - 0.13 / 0.125, trial.Row.Skill!.Value, 12);
        Assert.Equal(1 + 7.5, trial.Row.Seconds);
        Assert.Equal(("torch", "silo b", null), (trial.Row.Engine, trial.Row.Silo, trial.Row.Message));
        Assert.Equal(
            [(1, "silo a", 1, AttemptEnd.Preempted, "drained"), (2, "silo b", 3, AttemptEnd.Completed, null)],
            trial.Attempts.Select(a => (a.Number, a.Silo, a.FirstEpoch, a.End!.Value, a.Message))
        );
        Assert.Equal(Baselines(7), trial.Baselines);
        Assert.Equal([2.41, 2.49], trial.Predictions!.Model);
        Assert.True(trial.HasModel);
        Assert.True(trial.Synthetic);
        Assert.Equal("model of 0"u8.ToArray(), await database.Results.ModelAsync(sweep, 0, Cancellation));
        Assert.Equal("0", await database.ScalarAsync("SELECT COUNT(*) FROM Checkpoints"));
        Assert.Null(await database.Results.TrialAsync(sweep, 1, Cancellation));
        Assert.Null(await database.Results.ModelAsync(sweep, 1, Cancellation));
    }

    private static ColumnFilter Filter(string column, string text) => ColumnFilter.Read(column, text).Filter!;

    private static async Task CompleteAsync(TempDatabase database, int sweep, TrialReport report)
    {
        await database.Store.StartAttemptAsync(sweep, report.Trial, "silo", Cancellation);
        Assert.True(await database.Store.ReportAsync(sweep, report, Cancellation));
    }
}
