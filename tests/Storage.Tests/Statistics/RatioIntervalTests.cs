using GearSweep.Shared.Randomness;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Statistics;

namespace GearSweep.Storage.Tests.Statistics;

public sealed class RatioIntervalTests
{
    /// <remarks>
    /// A gear whose errors come in bursts: both lines' errors have one slowly changing scale, the model's are a part of
    /// AR*'s and a part of their own, and every seed trains a model that is a little better or worse.
    /// </remarks>
    [Theory]
    [InlineData(2, 0.9, 0.01)]
    [InlineData(3, 0.9, 0.01)]
    [InlineData(3, 0, 0.03)]
    [InlineData(5, 0.97, 0.003)]
    [InlineData(10, 0.9, 0)]
    [InlineData(3, 0, 0.01, 600)]
    [InlineData(3, 0.9, 0.01, 800)]
    [InlineData(5, 0.5, 0.003, 20_000)]
    public void It_contains_the_truth_nineteen_times_of_twenty(int seeds, double burst, double spread, int rows = 3000)
    {
        const int Simulations = 500;
        const double Ratio = 0.96; // RMSE of an average seed's model ÷ AR*'s.
        var contained = 0;
        for (var simulation = 0; simulation < Simulations; simulation++)
        {
            var interval = RatioInterval.AgainstArStar(Simulate((ulong)simulation, seeds, burst, spread, Ratio, rows))!;
            if (interval.Low <= 1 - Ratio && 1 - Ratio <= interval.High)
                contained++;
        }

        Assert.InRange(contained / (double)Simulations, 0.92, 0.98);
    }

    [Theory] // Both are tested on the same rows, and each has seeds of its own.
    [InlineData(3, 3, 0.9, 0.01)]
    [InlineData(2, 6, 0.9, 0.01)]
    [InlineData(6, 2, 0.5, 0.003)]
    [InlineData(4, 3, 0, 0.01, 300)]
    public void That_of_two_configurations_errs_on_the_wide_side_at_most(
        int seeds,
        int others,
        double burst,
        double spread,
        int rows = 3000
    )
    {
        const int Simulations = 500;
        const double Ratio = 0.96,
            OtherRatio = 0.94;
        var contained = 0;
        for (var simulation = 0UL; simulation < Simulations; simulation++)
        {
            var interval = RatioInterval.Between(
                Simulate(simulation, seeds, burst, spread, Ratio, rows),
                Simulate(simulation, others, burst, spread, OtherRatio, rows, stream: 3)
            )!;
            if (interval.Low <= 1 - Ratio / OtherRatio && 1 - Ratio / OtherRatio <= interval.High)
                contained++;
        }

        TestContext.Current.SendDiagnosticMessage($"{seeds} and {others}, {rows} rows: {contained} of {Simulations}");
        Assert.InRange(contained / (double)Simulations, 0.92, 1);
    }

    [Fact]
    public void One_seed_has_a_mean_and_no_interval()
    {
        var interval = RatioInterval.AgainstArStar(Simulate(1, 1, 0, 0, 0.9))!;
        Assert.Equal((null, null, null), (interval.Margin, interval.Low, interval.High));
        Assert.InRange(interval.Estimate, 0.05, 0.15);
    }

    /// <remarks>Equal models, of which the second leaves out half of every block after gaps.</remarks>
    [Fact]
    public void Configurations_that_leave_out_different_rows_are_compared_by_their_ratios_to_AR()
    {
        PairedErrors[] whole = Simulate(4, 3, 0, 0.01, 0.9);
        PairedErrors[] half =
        [
            .. Simulate(4, 3, 0, 0.01, 0.9)
                .Select(seed =>
                    seed with
                    {
                        Model = Array.ConvertAll(seed.Model, sum => sum / 2),
                        ArStar = Array.ConvertAll(seed.ArStar, sum => sum / 2),
                    }
                ),
        ];
        var between = RatioInterval.Between(half, whole)!;
        Assert.Equal(0, between.Estimate, 12);
        Assert.True(between.Low < 0 && between.High > 0);
    }

    [Fact]
    public void So_few_test_rows_that_nobody_knows_how_much_they_matter_have_no_interval()
    {
        PairedErrors[] seeds = [new(16, 0, [1, 2, 1], [2, 3, 2]), new(16, 0, [1, 2, 1.1], [2, 3, 2])];
        Assert.Null(RatioInterval.AgainstArStar(seeds)!.Margin);
    }

    [Fact]
    public void Errors_in_other_blocks_have_no_interval_and_break_nothing() =>
        Assert.Null(
            RatioInterval
                .AgainstArStar([new(16, 0, [1, 2, 1, 2, 1], [2, 3, 2, 3, 2]), new(16, 0, [1, 2, 1, 2], [2, 3, 2, 3])])!
                .Margin
        );

    [Fact]
    public void The_same_sums_give_the_same_bits() =>
        Assert.Equal(
            RatioInterval.AgainstArStar(Simulate(2, 3, 0.9, 0.01, 0.9)),
            RatioInterval.AgainstArStar(Simulate(2, 3, 0.9, 0.01, 0.9))
        );

    [Fact]
    public void A_line_without_errors_has_no_skill_beside_it() =>
        Assert.Null(RatioInterval.AgainstArStar([PairedErrors.Create([1, 2, 3], [0, 0, 0])]));

    private static PairedErrors[] Simulate(
        ulong simulation,
        int seeds,
        double burst,
        double spread,
        double ratio,
        int rows = 3000,
        ulong stream = 2
    )
    {
        const double Common = 0.9;
        var random = new Philox(simulation, stream: 1);
        double[] line = new double[rows],
            scale = new double[rows];
        var level = Gauss(ref random);
        for (var row = 0; row < rows; row++)
        {
            level = burst * level + Math.Sqrt(1 - burst * burst) * Gauss(ref random);
            scale[row] = Math.Exp(0.4 * level);
            line[row] = scale[row] * Gauss(ref random);
        }

        random = new Philox(simulation, stream);
        double[] lineErrors = Array.ConvertAll(line, error => error * error);
        var all = new PairedErrors[seeds];
        for (var seed = 0; seed < seeds; seed++)
        {
            var factor = ratio + spread * Gauss(ref random);
            var errors = new double[rows];
            for (var row = 0; row < rows; row++)
            {
                var error =
                    factor * (Common * line[row] + Math.Sqrt(1 - Common * Common) * scale[row] * Gauss(ref random));
                errors[row] = error * error;
            }

            all[seed] = PairedErrors.Create(errors, lineErrors);
        }

        return all;
    }

    // Box and Muller.
    private static double Gauss(ref Philox random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
