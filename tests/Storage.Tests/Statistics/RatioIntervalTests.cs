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
    public void It_contains_the_truth_nineteen_times_of_twenty(int seeds, double burst, double spread)
    {
        const int Simulations = 400;
        const double Ratio = 0.96; // RMSE of an average seed's model ÷ AR*'s.
        var contained = 0;
        for (var simulation = 0; simulation < Simulations; simulation++)
        {
            var interval = RatioInterval.AgainstArStar(Simulate((ulong)simulation, seeds, burst, spread, Ratio))!;
            if (interval.Low <= 1 - Ratio && 1 - Ratio <= interval.High)
                contained++;
        }

        Assert.InRange(contained / (double)Simulations, 0.92, 0.98);
    }

    [Fact]
    public void One_seed_has_a_mean_and_no_interval()
    {
        var interval = RatioInterval.AgainstArStar(Simulate(1, 1, 0, 0, 0.9))!;
        Assert.Equal((null, null, null), (interval.Margin, interval.Low, interval.High));
        Assert.InRange(interval.Estimate, 0.05, 0.15);
    }

    [Fact]
    public void The_same_sums_give_the_same_bits() =>
        Assert.Equal(
            RatioInterval.AgainstArStar(Simulate(2, 3, 0.9, 0.01, 0.9)),
            RatioInterval.AgainstArStar(Simulate(2, 3, 0.9, 0.01, 0.9))
        );

    [Fact]
    public void A_line_without_errors_has_no_skill_beside_it() =>
        Assert.Null(RatioInterval.AgainstArStar([PairedErrors.Create([1, 2, 3], [0, 0, 0])]));

    private static PairedErrors[] Simulate(ulong simulation, int seeds, double burst, double spread, double ratio)
    {
        const int Rows = 3000;
        const double Common = 0.9;
        var random = new Philox(simulation, stream: 1);
        double[] line = new double[Rows],
            scale = new double[Rows];
        var level = Gauss(ref random);
        for (var row = 0; row < Rows; row++)
        {
            level = burst * level + Math.Sqrt(1 - burst * burst) * Gauss(ref random);
            scale[row] = Math.Exp(0.4 * level);
            line[row] = scale[row] * Gauss(ref random);
        }

        double[] lineErrors = Array.ConvertAll(line, error => error * error);
        var all = new PairedErrors[seeds];
        for (var seed = 0; seed < seeds; seed++)
        {
            var factor = ratio + spread * Gauss(ref random);
            var errors = new double[Rows];
            for (var row = 0; row < Rows; row++)
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
