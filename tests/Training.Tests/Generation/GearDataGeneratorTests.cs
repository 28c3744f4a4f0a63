using System.Globalization;
using GearSweep.Shared.Datasets;
using GearSweep.Training.Datasets;
using MathNet.Numerics.Statistics;

namespace GearSweep.Training.Generation;

public sealed class GearDataGeneratorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Gears => [.. GearDataGenerator.Gears];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_six_gears_have_the_file_names_and_words_of_the_measured_data()
    {
        Generate(GearDataGenerator.Gears, 10);

        var list = new DatasetCatalog(_folder.Path).List(TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                ("chipped_tooth", "chipped tooth"),
                ("eccentricity", "eccentricity"),
                ("missing_tooth", "missing tooth"),
                ("no_fault", "No fault"),
                ("root_crack", "root crack"),
                ("surface_fault", "surface defect"),
            ],
            list.Select(each => (each.Name, each.Gear))
        );
        Assert.All(list, each => Assert.True(each.Synthetic));
        Assert.All(list, each => Assert.Empty(each.Notes));
    }

    [Fact]
    public void A_file_holds_six_segments_sampled_at_5_kHz()
    {
        var dataset = One("no_fault", 700);

        Assert.Equal(4200, dataset.Summary.Rows);
        Assert.Equal(
            [new(8.33, 0), new(25, 0), new(40, 0), new(8.33, 80), new(25, 80), new(40, 80)],
            dataset.Summary.Segments.Select(segment => segment.Condition)
        );
        Assert.All(
            dataset.Summary.Segments,
            segment =>
                Assert.Equal((700, 1, 0.0002), (segment.Rows, segment.PieceRows.Length, segment.SamplePeriodSeconds))
        );
        Assert.Equal(8.33203125, dataset.Segment(new OperatingCondition(8.33, 0), 1).Values[0]);
    }

    [Fact]
    public void Every_row_has_the_columns_of_the_measured_files_and_says_that_it_is_synthetic()
    {
        One("root_crack", 2);
        var lines = File.ReadAllLines(_folder.File("root_crack.csv"));

        Assert.Equal("sensor1,sensor2,time_x,speedSet,load_value,gear_fault_desc,origin", lines[0]);
        Assert.Matches(@"^2\.\d{7},2\.\d{7},2026-01-01 00:00:00\.000200,8\.33203125,0,root crack,synthetic$", lines[2]);
        Assert.All(lines.Skip(1), line => Assert.EndsWith(",root crack,synthetic", line, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Gears))]
    public void Means_and_spread_are_near_those_of_the_measured_gears(string gear)
    {
        var dataset = One(gear, 4000);

        // The table's columns: 8.33/0, 8.33/80, 25/0, 25/80, 40/0, 40/80.
        var conditions = new OperatingCondition[]
        {
            new(8.33, 0),
            new(8.33, 80),
            new(25, 0),
            new(25, 80),
            new(40, 0),
            new(40, 80),
        };
        foreach (var (condition, spread) in conditions.Zip(Measured[gear]))
        {
            var (sensor1, sensor2) = Sensors(dataset, condition);
            Assert.Equal(2.5205, sensor1.Mean(), 0.002);
            Assert.Equal(2.4298, sensor2.Mean(), 0.002);
            Assert.InRange(sensor1.StandardDeviation(), 0.97e-3 * spread.Sensor1, 1.03e-3 * spread.Sensor1);
            Assert.InRange(sensor2.StandardDeviation(), 0.97e-3 * spread.Sensor2, 1.03e-3 * spread.Sensor2);
        }
    }

    [Theory, MemberData(nameof(Gears))]
    public void Values_lie_on_the_sensors_grid(string gear)
    {
        One(gear, 300);
        var fields = File.ReadLines(_folder.File(gear + ".csv")).Skip(1).SelectMany(line => line.Split(',').Take(2));

        Assert.All(
            fields,
            field => Assert.Equal(0, (long)(decimal.Parse(field, CultureInfo.InvariantCulture) * 10_000_000m) % 1642)
        );
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_whatever_else_is_generated()
    {
        Generate(["eccentricity"], 400);
        var alone = File.ReadAllBytes(_folder.File("eccentricity.csv"));

        Generate(GearDataGenerator.Gears, 400, overwrite: true);
        Assert.Equal(alone, File.ReadAllBytes(_folder.File("eccentricity.csv")));

        Generate(["eccentricity"], 400, seed: 2, overwrite: true);
        Assert.NotEqual(alone, File.ReadAllBytes(_folder.File("eccentricity.csv")));
    }

    [Fact]
    public void A_file_that_exists_is_kept_and_nothing_is_generated_unless_told()
    {
        _folder.Write("root_crack.csv", "mine");

        var exception = Assert.Throws<IOException>(() => Generate(["no_fault", "root_crack"], 10));

        Assert.Contains("root_crack.csv exists already", exception.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_folder.File("root_crack.csv")));
        Assert.Equal(["root_crack.csv"], Files());

        Generate(["root_crack"], 10, overwrite: true);
        Assert.Equal(60, Reading.Read(_folder.File("root_crack.csv")).Summary.Rows);
    }

    [Fact]
    public void Nothing_half_done_is_left_when_it_is_cancelled()
    {
        Assert.ThrowsAny<OperationCanceledException>(() =>
            GearDataGenerator.Generate(_folder.Path, GearDataGenerator.Gears, cancellation: new CancellationToken(true))
        );
        Assert.ThrowsAny<OperationCanceledException>(() =>
            GearFile.Write(Stream.Null, GearSignatures.All[0], 10, 1, new CancellationToken(true))
        );

        Assert.Empty(Files());
    }

    [Fact]
    public void Nothing_half_done_is_left_when_the_place_is_taken()
    {
        Directory.CreateDirectory(_folder.File("no_fault.csv"));

        Assert.ThrowsAny<IOException>(() => Generate(["no_fault"], 10, overwrite: true));

        Assert.Empty(Files());
    }

    [Fact]
    public void What_a_killed_process_left_goes_and_what_another_one_writes_stays()
    {
        _folder.Write(".no_fault.csv.killed.tmp", "half");
        File.SetLastWriteTimeUtc(_folder.File(".no_fault.csv.killed.tmp"), DateTime.UtcNow.AddHours(-2));
        _folder.Write(".no_fault.csv.other.tmp", "half");

        Assert.Equal(60, One("no_fault", 10).Summary.Rows);

        Assert.Equal([".no_fault.csv.other.tmp", "no_fault.csv"], Files().Order());
    }

    [Fact]
    public void A_single_row_lies_at_the_mean()
    {
        var segment = One("no_fault", 1).Segment(new OperatingCondition(25, 0), 1);

        Assert.Equal(2.5205, segment.Values[2], 0.0002);
    }

    [Theory]
    [InlineData("no_falt", 10)]
    [InlineData("no_fault", 0)]
    [InlineData("no_fault", 3_000_001)]
    public void A_gear_or_a_number_of_rows_that_cannot_be_is_refused(string gear, int rows)
    {
        Assert.ThrowsAny<ArgumentException>(() => Generate([gear], rows));

        Assert.Empty(Files());
    }

    private static Dictionary<string, (double Sensor1, double Sensor2)[]> Measured =>
        new()
        {
            ["no_fault"] = [(1.20, 1.04), (1.98, 1.48), (4.20, 3.64), (8.30, 7.06), (5.96, 6.64), (16.3, 12.8)],
            ["root_crack"] = [(0.96, 0.94), (1.65, 1.39), (4.78, 4.77), (7.41, 6.85), (5.83, 5.89), (14.8, 12.3)],
            ["chipped_tooth"] = [(1.09, 1.28), (1.82, 1.86), (4.24, 4.04), (9.73, 7.25), (6.59, 7.39), (16.0, 16.4)],
            ["eccentricity"] = [(1.01, 0.98), (1.31, 1.51), (3.60, 3.99), (7.10, 6.65), (5.89, 6.54), (9.94, 11.3)],
            ["missing_tooth"] = [(1.12, 1.32), (1.92, 1.46), (3.90, 4.15), (9.77, 7.97), (6.63, 7.00), (14.4, 17.3)],
            ["surface_fault"] = [(2.96, 3.63), (2.94, 3.25), (15.8, 13.5), (36.5, 20.2), (15.1, 19.7), (37.6, 56.4)],
        };

    private static (double[] Sensor1, double[] Sensor2) Sensors(Dataset dataset, OperatingCondition condition)
    {
        var values = dataset.Segment(condition, int.MaxValue).Values;
        return ([.. values.Where((_, i) => i % 4 == 2)], [.. values.Where((_, i) => i % 4 == 3)]);
    }

    private IEnumerable<string?> Files() => Directory.GetFiles(_folder.Path).Select(Path.GetFileName);

    private Dataset One(string gear, int rows) => Reading.Read(Generate([gear], rows)[0]);

    private IReadOnlyList<string> Generate(
        IReadOnlyCollection<string> gears,
        int rows,
        ulong seed = GearDataGenerator.UsualSeed,
        bool overwrite = false
    ) => GearDataGenerator.Generate(_folder.Path, gears, rows, seed, overwrite, TestContext.Current.CancellationToken);
}
