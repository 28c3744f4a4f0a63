using GearSweep.Shared.Configurations;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Results;

public sealed class UndefinedFiguresTests
{
    private static readonly ConditionResult Waiting = new(new(25, 80), 1, 0, null, null, []);

    [Fact]
    public void A_target_that_is_constant_is_told_before_a_trial_has_completed()
    {
        Assert.Equal(
            [
                "at 25 rev/s · 80 N·m the target a4 is constant: there is nothing to predict, and R² and skill are undefined",
            ],
            Of(Waiting with { HasConstantTarget = true })
        );
    }

    [Theory]
    [InlineData(null, 0, "the target a4 is constant on the test rows: R² and skill are undefined")]
    [InlineData(null, 0.2, "the target a4 is constant on the test rows: R² is undefined")]
    [InlineData(0.5, 0, "AR* makes no error on the test rows: skill is undefined")]
    public void What_is_undefined_of_the_best_trial_is_told_with_the_reason(double? r2, double ar, string reason)
    {
        Assert.Equal([$"at 25 rev/s · 80 N·m {reason}"], Of(Completed(r2, ar)));
    }

    [Fact]
    public void Of_defined_figures_nothing_is_said() => Assert.Empty(Of(Completed(0.5, 0.2), Waiting));

    private static ConditionResult Completed(double? r2, double ar) =>
        Waiting with
        {
            Best = new(
                0,
                new Configuration(),
                0.01,
                0.1,
                Errors(0.1, r2),
                1,
                0.1,
                0.1,
                null,
                ErrorMetrics.Skill(0.1, ar),
                null,
                null
            ),
            Baselines = new(
                7,
                Errors(ar, r2),
                Errors(ar, r2),
                Errors(ar, r2),
                Errors(ar, r2),
                29,
                Errors(ar, r2),
                64,
                0.001
            ),
        };

    private static ErrorMetrics Errors(double rmse, double? r2) => new(rmse, rmse, r2, rmse, rmse);

    private static IEnumerable<string> Of(params ConditionResult[] conditions) =>
        UndefinedFigures.For(
            new SweepRow(
                1,
                "s",
                "",
                "d",
                false,
                SweepState.Running,
                new(1, 1, 0, 0, 0, 0, 0),
                default,
                null,
                0,
                null,
                conditions
            )
            {
                Target = new("a4", "g"),
            }
        );
}
