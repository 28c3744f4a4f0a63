using GearSweep.Shared.Datasets;
using MathNet.Numerics.Statistics;

namespace GearSweep.Training.Generation;

/// <summary>What was measured on the real gears, and holds of the generated ones. Ranges are those of docs/synthetic-data.md.</summary>
public sealed class GeneratedGearTests(GeneratedGears gears) : IClassFixture<GeneratedGears>
{
    public static TheoryData<string> Names => GeneratedGears.Names;

    [Theory, MemberData(nameof(Names))]
    public void The_last_value_is_a_worse_prediction_than_the_mean(string gear) =>
        Each(
            gear,
            rows =>
            {
                Assert.InRange(SensorPair.Lag1(rows.Sensor1), -0.45, 0.23);
                Assert.InRange(SensorPair.Lag1(rows.Sensor2), -0.45, 0.23);
            }
        );

    [Theory, MemberData(nameof(Names))]
    public void Bic_takes_8_to_29_lags(string gear) => Each(gear, rows => Assert.InRange(rows.BicOrder(), 8, 29));

    [Theory]
    [InlineData(0, 5_150, 11, 14)] // 12 on as many measured rows
    [InlineData(80, 3_042, 13, 18)] // 16
    public void Bic_takes_as_many_lags_of_a_healthy_gear_at_40_revs_as_of_the_measured_one(
        int load,
        int rows,
        int least,
        int most
    ) => Assert.InRange(gears.Of("no_fault", 40, load, rows).BicOrder(), least, most);

    [Theory, MemberData(nameof(Names))]
    public void A_line_of_64_lags_is_1_to_14_percent_better_than_one_of_7(string gear) =>
        Each(gear, rows => Assert.InRange(rows.GainOfLags(), 0.01, 0.14));

    [Fact]
    public void There_is_nothing_in_a_healthy_gear_that_a_line_cannot_see() =>
        Each("no_fault", rows => Assert.InRange(SmallPerceptron.Gain(rows), -0.005, 0.005));

    [Fact]
    public void A_surface_fault_has_something_that_a_line_cannot_see()
    {
        var gains = GeneratedGears.Conditions.ToDictionary(
            condition => condition,
            condition => SmallPerceptron.Gain(gears.Of("surface_fault", condition))
        );

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", gains));
        Assert.All(gains.Values, gain => Assert.InRange(gain, 0.03, 0.07));
    }

    [Fact]
    public void The_lines_of_both_meshes_lie_where_the_shaft_turns_and_not_at_its_set_point()
    {
        foreach (var condition in GeneratedCondition.All.Where(condition => condition is { Load: > 0, Speed: > 20 }))
        {
            var turns = condition.Speed * (1 + condition.Slip);
            var sensor1 = gears.Of("no_fault", condition.Speed, condition.Load).Sensor1;
            Assert.Equal(30 * turns, Spectrum.Strongest(sensor1, 28 * turns, 32 * turns), 1.0);
            Assert.Equal(10.8 * turns, Spectrum.Strongest(sensor1, 10.1 * turns, 11.5 * turns), 1.0);
        }

        var fast = gears.Of("no_fault", 40, 80).Sensor1;
        Assert.Equal(1_183, Spectrum.Strongest(fast, 1_100, 1_300), 1.0);
        Assert.Equal(426, Spectrum.Strongest(fast, 380, 470), 1.0);
        Assert.Equal(-0.034, GeneratedCondition.All.Min(condition => condition.Slip));
        Assert.Equal(0.037, GeneratedCondition.All.Max(condition => condition.Slip));
    }

    [Theory]
    [InlineData("no_fault")]
    [InlineData("root_crack")]
    public void Lines_and_sidebands_are_a_quarter_and_an_eighth_of_the_variance_under_load(string gear)
    {
        var rows = gears.Of(gear, 40, 80);
        const double second = 0.6 * 40 * (1 - 0.014);
        double[] all = [.. Spectrum.MeshLines(second / 0.6)];

        Assert.InRange(Spectrum.ShareOf(rows.Sensor1, all), 0.21, 0.29);
        Assert.InRange(Spectrum.ShareOf(rows.Sensor2, all), 0.09, 0.15);
        Assert.InRange(
            Spectrum.ShareOf(rows.Sensor1, 17 * second, 19 * second) / Spectrum.ShareOf(rows.Sensor1, 18 * second),
            0.1,
            0.3
        );
    }

    [Fact]
    public void The_mains_leave_a_small_line_at_100_Hz()
    {
        var rows = gears.Of("eccentricity", 8.33, 80);

        Assert.InRange(Spectrum.ShareOf(rows.Sensor1, 100), 0.001, 0.01);
        Assert.InRange(Spectrum.ShareOf(rows.Sensor2, 100), 0.001, 0.01);
    }

    [Fact]
    public void A_root_crack_changes_the_spectrums_shape_and_hardly_its_level()
    {
        Assert.InRange(Level("root_crack"), 0.9, 1.1);
        foreach (var condition in GeneratedGears.Conditions)
            Assert.InRange(ChangeOfShape("root_crack", condition), 1.15, 10);
    }

    [Fact]
    public void A_chipped_tooth_moves_level_direct_component_and_shape_a_little()
    {
        Assert.InRange(Level("chipped_tooth"), 1.03, 1.17);
        foreach (var condition in GeneratedGears.Conditions)
        {
            var (chipped, healthy) = (gears.Of("chipped_tooth", condition), gears.Of("no_fault", condition));
            Assert.Equal(0.0012, chipped.Sensor2.Mean() - healthy.Sensor2.Mean(), 0.0003);
            Assert.InRange(ChangeOfShape("chipped_tooth", condition), 1.15, 10);
        }
    }

    [Fact]
    public void A_surface_fault_is_three_times_as_loud()
    {
        Assert.InRange(Level("surface_fault"), 2.5, 3.5);
        Assert.InRange(SensorPair.Kurtosis(gears.Of("surface_fault", 40, 80).Sensor2), 3.5, 6);
    }

    [Fact]
    public void An_eccentric_gear_has_a_narrower_spectrum() =>
        Each(
            "eccentricity",
            (rows, condition) =>
            {
                var (eccentric, healthy) = (
                    Spectrum.Shape(rows.Sensor2),
                    Spectrum.Shape(gears.Of("no_fault", condition).Sensor2)
                );
                Assert.InRange(Spectrum.Width(eccentric) / Spectrum.Width(healthy), 0.6, 0.95);
                Assert.InRange(Spectrum.Flatness(eccentric), -5, Spectrum.Flatness(healthy));
            }
        );

    [Theory]
    [InlineData(0)]
    [InlineData(80)]
    public void A_missing_tooth_hits_once_in_3_33_turns_with_11_to_22_standard_deviations(double load)
    {
        var condition = GeneratedCondition.All.Single(each => each.Speed < 10 && each.Load == (int)load);
        var sensor2 = gears.Of("missing_tooth", 8.33, load).Sensor2;
        var (mean, std) = ArrayStatistics.MeanStandardDeviation(sensor2);
        var swings = Array.ConvertAll(sensor2, value => Math.Abs(value - mean) / std);

        var impacts = swings.Index().Where(each => each.Item > 7).Select(each => each.Index).ToArray();
        var first = impacts.Where((at, i) => i == 0 || at - impacts[i - 1] > 100).ToArray();
        var turns = first.Skip(1).Zip(first, (next, last) => (next - last) / 5_000.0 * 8.332 * (1 + condition.Slip));

        Assert.InRange(first.Length, 3, 6);
        Assert.All(turns, each => Assert.Equal(10 / 3.0, each, 0.02));
        Assert.All(first, at => Assert.InRange(swings[at..Math.Min(swings.Length, at + 20)].Max(), 11, 22));
        Assert.InRange(SensorPair.Kurtosis(sensor2), 20, 100);
    }

    [Fact]
    public void The_shape_of_the_same_gears_spectrum_is_as_near_as_its_halves_are() =>
        // What 1.15 and more stand beside: rows that another seed has drawn.
        Assert.InRange(
            Spectrum.Distance(
                Spectrum.Shape(gears.Of("no_fault", 25, 80).Sensor2),
                Spectrum.Shape(GeneratedGears.Another("no_fault", 25, 80).Sensor2)
            ) / HalvesApart(gears.Of("no_fault", 25, 80).Sensor2),
            0.3,
            1
        );

    private void Each(string gear, Action<SensorPair> check) => Each(gear, (rows, _) => check(rows));

    private void Each(string gear, Action<SensorPair, OperatingCondition> check) =>
        Assert.Multiple([
            .. GeneratedGears.Conditions.Select(condition =>
                (Action)(() => check(gears.Of(gear, condition), condition))
            ),
        ]);

    /// <summary>The geometric mean over conditions and sensors of the level beside that of the healthy gear.</summary>
    private double Level(string gear) =>
        Math.Exp(
            GeneratedGears
                .Conditions.SelectMany(condition =>
                {
                    var (faulty, healthy) = (gears.Of(gear, condition), gears.Of("no_fault", condition));
                    return new[]
                    {
                        faulty.Sensor1.StandardDeviation() / healthy.Sensor1.StandardDeviation(),
                        faulty.Sensor2.StandardDeviation() / healthy.Sensor2.StandardDeviation(),
                    };
                })
                .Average(Math.Log)
        );

    /// <summary>How far sensor2's shape is from the healthy one, ÷ how far the healthy one's halves are apart.</summary>
    private double ChangeOfShape(string gear, OperatingCondition condition)
    {
        var (faulty, healthy) = (gears.Of(gear, condition).Sensor2, gears.Of("no_fault", condition).Sensor2);
        return Spectrum.Distance(Spectrum.Shape(faulty), Spectrum.Shape(healthy)) / HalvesApart(healthy);
    }

    private static double HalvesApart(double[] values) =>
        Spectrum.Distance(Spectrum.Shape(values[..(values.Length / 2)]), Spectrum.Shape(values[(values.Length / 2)..]));
}
