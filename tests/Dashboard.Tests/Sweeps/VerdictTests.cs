using GearSweep.Dashboard.Sweeps;
using GearSweep.Dashboard.Tests.Simulation;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Tests.Sweeps;

public sealed class VerdictTests
{
    private static readonly OperatingCondition[] Card = SimulatedSweep.Card;

    [Fact]
    public void Before_anything_has_completed_it_says_so() =>
        Assert.Equal(
            "No trial has completed yet, so there is nothing to compare.",
            Verdict.For(Sweep(SweepState.Running, Nothing(0), Nothing(1)))
        );

    [Fact]
    public void After_the_end_yet_is_not_said() =>
        Assert.Equal(
            "No trial completed, so there is nothing to compare.",
            Verdict.For(Sweep(SweepState.Cancelled, Nothing(0)))
        );

    [Fact]
    public void Where_it_beats_AR_and_where_not_with_the_range_of_each() =>
        Assert.Equal(
            "So far, the best LSTM beats AR* at 25 and 40 rev/s under 80 N·m, by 4.1 to 8.5 %; "
                + "it loses without load and at 8.33 rev/s under 80 N·m, by 1.0 to 12 %.",
            Verdict.For(
                Sweep(
                    SweepState.Running,
                    At(0, -0.02),
                    At(1, -0.01),
                    At(2, -0.03),
                    At(3, -0.12),
                    At(4, 0.085),
                    At(5, 0.041)
                )
            )
        );

    [Fact]
    public void At_the_end_nothing_is_so_far() =>
        Assert.Equal(
            "The best LSTM loses to AR* at both conditions, by 2.0 %.",
            Verdict.For(Sweep(SweepState.Completed, At(0, -0.02), At(1, -0.02)))
        );

    [Fact]
    public void An_interval_that_contains_0_separates_nothing() =>
        Assert.Equal(
            "The best LSTM beats AR* at 40 rev/s under 80 N·m, by 5.0 %; it is not separable at 40 rev/s without load (3 seeds).",
            Verdict.For(Sweep(SweepState.Completed, At(2, 0.01, margin: 0.02), At(5, 0.05, margin: 0.02)))
        );

    [Fact]
    public void A_loss_within_the_interval_is_no_loss_either() =>
        Assert.Equal(
            "The best LSTM is not separable from AR* at 40 rev/s without load (3 seeds).",
            Verdict.For(Sweep(SweepState.Completed, At(2, -0.01, margin: 0.02)))
        );

    [Fact]
    public void Seeds_that_differ_are_said_as_a_range() =>
        Assert.Equal(
            "The best LSTM is not separable from AR* at both conditions (3 to 5 seeds).",
            Verdict.For(Sweep(SweepState.Completed, At(2, -0.01, margin: 0.02), At(5, 0.01, margin: 0.02, seeds: 5)))
        );

    [Fact]
    public void It_says_out_of_how_many_configurations_the_best_was_chosen() =>
        Assert.Equal(
            "The best LSTM of 24 configurations beats AR* at both conditions, by 2.0 %.",
            Verdict.For(
                Sweep(
                    SweepState.Completed,
                    At(0, 0.02) with
                    {
                        Configurations = 24,
                    },
                    At(1, 0.02) with
                    {
                        Configurations = 20,
                    }
                )
            )
        );

    [Fact]
    public void Where_nothing_has_completed_it_does_not_claim_anything()
    {
        var text = Verdict.For(Sweep(SweepState.Running, At(0, 0.02), Nothing(1)));
        Assert.Equal(
            "So far, the best LSTM beats AR* at 8.33 rev/s, by 2.0 %. No trial has completed yet at 25 rev/s.",
            text.Replace(" without load", "", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void One_seed_is_no_verdict() =>
        Assert.Equal(
            "One seed: no verdict yet.",
            Verdict.For(Sweep(SweepState.Completed, At(0, 0.02, margin: null), At(1, 0.02, margin: null)))
        );

    [Fact]
    public void Where_only_some_have_one_seed_it_names_them() =>
        Assert.EndsWith(
            "At 25 rev/s without load one seed: no verdict yet.",
            Verdict.For(Sweep(SweepState.Running, At(0, 0.02), At(1, 0.02, margin: null))),
            StringComparison.Ordinal
        );

    [Fact]
    public void Synthetic_data_are_called_so()
    {
        Assert.EndsWith(
            "The data are synthetic.",
            Verdict.For(Sweep(SweepState.Completed, At(0, 0.02)) with { Synthetic = true }),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "The data are synthetic.",
            Verdict.For(Sweep(SweepState.Running, Nothing(0)) with { Synthetic = true }),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(CellKind.Gru, CellKind.Gru, "The best GRU ")]
    [InlineData(CellKind.Gru, CellKind.Lstm, "The best model ")]
    public void The_model_is_called_by_its_cell_where_it_is_one(CellKind first, CellKind second, string start) =>
        Assert.StartsWith(
            start,
            Verdict.For(Sweep(SweepState.Completed, At(0, 0.02, cell: first), At(1, 0.02, cell: second))),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_straight_line_without_any_error_cannot_be_compared_with()
    {
        var none = At(0, 0.02);
        var zero = none with { Best = none.Best! with { Skill = null, SkillLow = null, SkillHigh = null } };
        Assert.Equal(
            "The best LSTM cannot be compared with AR* at 8.33 rev/s without load.",
            Verdict.For(Sweep(SweepState.Completed, zero))
        );
    }

    private static SweepRow Sweep(SweepState state, params ConditionResult[] conditions) =>
        new(
            1,
            "test",
            "",
            "no_fault",
            false,
            state,
            new TrialCounts(10, 5, 0, 5, 0, 0, 0),
            DateTimeOffset.UnixEpoch,
            null,
            0.5,
            null,
            conditions
        );

    private static ConditionResult Nothing(int place) => new(Card[place], 3, 0, null, null, []);

    private static ConditionResult At(
        int place,
        double skill,
        double? margin = 0.001,
        CellKind cell = CellKind.Lstm,
        int seeds = 3
    )
    {
        ErrorMetrics Error(double rmse) => new(rmse, rmse, 0, rmse, rmse);
        var rmse = 0.1 * (1 - skill);
        var best = new BestTrial(
            1,
            new Configuration { Cell = cell },
            0.01,
            0.1,
            Error(rmse),
            margin is null ? 1 : seeds,
            rmse,
            rmse,
            margin is null ? null : 0.001,
            skill,
            skill - margin,
            skill + margin
        );
        return new ConditionResult(
            Card[place],
            3,
            3,
            best,
            new BaselineResult(7, Error(0.11), Error(0.15), Error(0.105), Error(0.1), 29, Error(0.1), 64, 0.001),
            [0.02, 0.01]
        );
    }
}
