using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;
using static GearSweep.Storage.Tests.Samples;

namespace GearSweep.Storage.Tests.Results;

public abstract class BestTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TempDatabase, new()
{
    private static readonly Configuration Small = new() { HiddenSize = 16, SequenceLength = 7 };
    private static readonly Configuration Large = new() { HiddenSize = 64, SequenceLength = 14 };

    [Fact]
    public async Task The_mean_of_the_validation_error_decides_and_no_test_error_takes_part()
    {
        await using var database = await OpenAsync();
        var sweep = await TwoConfigurationsAsync(database, "validation_mse");
        // Small: mean 0.25 with one lucky repeat and the better test errors; large: mean 0.16, and by far the worse
        // test errors.
        await CompleteAsync(database, sweep, Completed(0, 1, validationRmse: 0.1, testRmse: 0.01));
        await CompleteAsync(database, sweep, Completed(1, 1, validationRmse: 0.7, testRmse: 0.02));
        await CompleteAsync(database, sweep, Completed(2, 1, validationRmse: 0.42, testRmse: 0.9, sequenceLength: 14));
        await CompleteAsync(database, sweep, Completed(3, 1, validationRmse: 0.38, testRmse: 0.7, sequenceLength: 14));

        var result = (await database.Results.SweepAsync(sweep, Cancellation))!.Row.Conditions.Single();

        Assert.Equal(4, result.Completed);
        Assert.Equal(Large, result.Best!.Configuration);
        Assert.Equal(3, result.Best.Number);
        Assert.Equal(0.38 * 0.38, result.Best.Metric);
        Assert.Equal(0.7, result.Best.Test.Rmse);
        Assert.Equal(2, result.Best.Seeds);
        Assert.Equal(0.2 / Math.Sqrt(2), result.Best.TestRmseStd!.Value, 12);
        Assert.Equal(14, result.Baselines!.SequenceLength);
        Assert.Equal(1 - 0.8 / 0.125, result.Skill!.Value, 12);
        Assert.Equal([1 - 0.9 / 0.125, 1 - 0.7 / 0.125], result.Best.SeedSkills);
        Assert.Equal(SkillVerdict.NotSeparable, result.Best.Verdict);
        Assert.Equal(2, result.Configurations);
    }

    [Fact]
    public async Task Without_validation_rows_the_train_loss_decides()
    {
        await using var database = await OpenAsync();
        var sweep = await TwoConfigurationsAsync(database, "train_mse");
        await CompleteAsync(database, sweep, Completed(0, 1, trainMse: 0.03, validationRmse: null, testRmse: 0.1));
        await CompleteAsync(
            database,
            sweep,
            Completed(2, 1, trainMse: 0.02, validationRmse: null, testRmse: 0.2, sequenceLength: 14)
        );

        var best = (await database.Results.SweepAsync(sweep, Cancellation))!.Row.Conditions.Single().Best!;

        Assert.Equal(2, best.Number);
        Assert.Null(best.ValidationRmse);
        Assert.Null(best.TestRmseStd);
    }

    [Fact]
    public async Task The_order_in_which_repeats_complete_changes_no_bit()
    {
        await using var database = await OpenAsync();
        var cells = new List<object>();
        foreach (var order in new[] { new[] { 0, 1, 2 }, [2, 0, 1], [1, 2, 0] })
        {
            var sweep = await database.Store.CreateAsync(Sweep(3), Cancellation);
            await database.Store.AddTrialsAsync(
                sweep,
                [.. Enumerable.Range(0, 3).Select(r => Trial(r, Small, repeat: r, configurationNumber: 0))],
                Cancellation
            );
            foreach (var trial in order)
            {
                await CompleteAsync(
                    database,
                    sweep,
                    Completed(trial, 1, validationRmse: 0.1 + trial / 3.0, testRmse: 0.1 + trial / 7.0)
                );
            }

            cells.Add((await database.Results.HeatMapAsync(sweep, 0, 10, Cancellation)).Rows.Single().Cells.Single()!);
        }

        Assert.Single(cells.Distinct());
    }

    [Fact]
    public async Task The_heat_map_orders_by_mean_rank_and_marks_the_best_of_each_condition()
    {
        await using var database = await OpenAsync();
        var loaded = new OperatingCondition(40, 80);
        var sweep = await database.Store.CreateAsync(Sweep(6, conditions: [Condition, loaded]), Cancellation);
        await database.Store.AddTrialsAsync(
            sweep,
            [
                Trial(0, Small, Condition, configurationNumber: 0),
                Trial(1, Small, loaded, configurationNumber: 0),
                Trial(2, Large, Condition, configurationNumber: 1),
                Trial(3, Large, loaded, configurationNumber: 1),
                Trial(4, new() { HiddenSize = 8 }, Condition, configurationNumber: 2),
                Trial(5, new() { HiddenSize = 9 }, loaded, configurationNumber: 3),
            ],
            Cancellation
        );
        // Ranks: large 2 and 1; small 3 and 2; the third is the best where it has completed, and last where it has not.
        await CompleteAsync(database, sweep, Completed(0, 1, validationRmse: 0.3));
        await CompleteAsync(database, sweep, Completed(1, 1, validationRmse: 0.2));
        await CompleteAsync(database, sweep, Completed(2, 1, validationRmse: 0.2, testRmse: 0.2, sequenceLength: 14));
        await CompleteAsync(database, sweep, Completed(3, 1, validationRmse: 0.1, sequenceLength: 14));
        await CompleteAsync(database, sweep, Completed(4, 1, validationRmse: 0.1));

        var map = await database.Results.HeatMapAsync(sweep, 0, 10, Cancellation);

        Assert.Equal([Condition, loaded], map.Conditions);
        Assert.Equal(3, map.Total);
        Assert.Equal([1, 2, 0], map.Rows.Select(r => r.ConfigurationNumber));
        Assert.Null(map.Rows[1].Cells[1]);
        Assert.Equal(
            [false, true, true, false],
            new[] { map.Rows[0].Cells[0], map.Rows[0].Cells[1], map.Rows[1].Cells[0], map.Rows[2].Cells[0] }.Select(c =>
                c!.Best
            )
        );
        Assert.Equal(1 - 0.2 / 0.125, map.Rows[0].Cells[0]!.Skill!.Value, 12);
        Assert.Equal(Large, map.Rows[0].Configuration);
        Assert.Equal(
            [2],
            (await database.Results.HeatMapAsync(sweep, 1, 1, Cancellation)).Rows.Select(r => r.ConfigurationNumber)
        );
    }

    [Fact]
    public async Task Seeds_give_the_skill_an_interval_and_show_which_configurations_are_as_good_as_the_best()
    {
        await using var database = await OpenAsync();
        Configuration[] configurations = [Small, Large, new() { HiddenSize = 8 }];
        double[] errors = [0.1, 0.1005, 0.2];
        const int Seeds = 4;
        var sweep = await database.Store.CreateAsync(Sweep(configurations.Length * Seeds), Cancellation);
        await database.Store.AddTrialsAsync(
            sweep,
            [
                .. Enumerable
                    .Range(0, configurations.Length * Seeds)
                    .Select(n =>
                        Trial(n, configurations[n / Seeds], repeat: n % Seeds, configurationNumber: n / Seeds)
                    ),
            ],
            Cancellation
        );
        for (var trial = 0; trial < configurations.Length * Seeds; trial++)
        {
            var error = errors[trial / Seeds] + 0.001 * (trial % Seeds);
            await CompleteAsync(
                database,
                sweep,
                Completed(
                    trial,
                    1,
                    validationRmse: error,
                    testRmse: error,
                    sequenceLength: configurations[trial / Seeds].SequenceLength
                )
            );
        }

        var result = (await database.Results.SweepAsync(sweep, Cancellation))!.Row.Conditions.Single();

        Assert.Equal((Seeds, SkillVerdict.Beats), (result.Best!.Seeds, result.Best.Verdict));
        Assert.InRange(result.Best.SkillLow!.Value, 0.05, result.Skill!.Value);
        Assert.InRange(result.Best.SkillHigh!.Value, result.Skill.Value, 0.35);
        Assert.Equal(1, result.AsGoodAsBest);
        Assert.Equal(Small, result.Similar!.Smallest.Configuration);
        Assert.Equal(Small.ParameterCount, result.Similar.Smallest.Weights);
        Assert.Equal(
            SkillVerdict.Loses,
            (await database.Results.HeatMapAsync(sweep, 0, 10, Cancellation)).Rows[2].Cells.Single()!.Verdict
        );
        Assert.Null((await database.Results.SweepsAsync(null, 0, 10, Cancellation)).Items[0].Conditions[0].Similar);
    }

    [Fact]
    public async Task Best_so_far_never_rises_and_ends_at_the_least()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 5, metric: "train_mse");
        foreach (var (trial, mse) in new[] { (0, 0.5), (1, 0.7), (2, 0.4), (3, 0.4), (4, 0.1) })
        {
            await CompleteAsync(database, sweep, Completed(trial, 1, trainMse: mse));
        }

        var row = (await database.Results.SweepAsync(sweep, Cancellation))!.Row;

        Assert.Equal([0.5, 0.5, 0.4, 0.4, 0.1], row.Conditions.Single().BestSoFar);
        Assert.Equal(1, row.Progress);
    }

    [Fact]
    public void A_long_line_is_thinned_to_a_hundred_points_with_its_last_value()
    {
        var line = GearSweep.Storage.Results.BestSoFar.Thin([(1, 9), (500, 5), (9999, 1)], 10_000);

        Assert.Equal(100, line.Count);
        Assert.Equal((9, 1), (line[0], line[^1]));
        Assert.Equal([9, 5], line.Skip(3).Take(2));
    }

    private static async Task<int> TwoConfigurationsAsync(TempDatabase database, string metric)
    {
        var sweep = await database.Store.CreateAsync(Sweep(4, metric), Cancellation);
        await database.Store.AddTrialsAsync(
            sweep,
            [
                Trial(0, Small, repeat: 0, configurationNumber: 0),
                Trial(1, Small, repeat: 1, configurationNumber: 0),
                Trial(2, Large, repeat: 0, configurationNumber: 1),
                Trial(3, Large, repeat: 1, configurationNumber: 1),
            ],
            Cancellation
        );
        return sweep;
    }

    private static async Task CompleteAsync(TempDatabase database, int sweep, TrialReport report)
    {
        await database.Store.StartAttemptAsync(sweep, report.Trial, "silo", Cancellation);
        Assert.True(await database.Store.ReportAsync(sweep, report, Cancellation));
    }
}
