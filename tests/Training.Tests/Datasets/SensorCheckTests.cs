using System.Globalization;

namespace GearSweep.Training.Datasets;

public sealed class SensorCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_dead_target_has_nothing_to_predict() =>
        Assert.Equal(
            [
                "40 rev/s · 80 N·m: 'sensor2' is 2.5 in every row, as of a dead sensor; it is the target, so there is nothing to predict.",
            ],
            Notes(i => Math.Sin(i), _ => 2.5)
        );

    [Fact]
    public void A_dead_input_is_said() =>
        Assert.Equal(
            ["40 rev/s · 80 N·m: 'sensor1' is 0 in every row, as of a dead sensor."],
            Notes(_ => 0, i => Math.Sin(i))
        );

    [Fact]
    public void A_sensor_beyond_its_range_is_said_with_how_much()
    {
        var note = Assert.Single(Notes(i => Math.Clamp(Math.Sin(i * 0.1), -0.8, 0.8), i => Math.Sin(i * 0.1)));

        Assert.Matches(
            @"^40 rev/s · 80 N·m: [34][0-9]\.?[0-9]? % of 'sensor1' stay at its least or greatest value \(-0\.8 and 0\.8\), as of a sensor beyond its range\.$",
            note
        );
    }

    [Fact]
    public void A_coarse_but_whole_signal_is_not_clipped() =>
        Assert.Empty(Notes(i => Math.Round(Math.Sin(i * 0.7) * 4), i => i % 5));

    [Theory]
    [InlineData(1e30, "1E+30")]
    [InlineData(-99999, "-99999")]
    [InlineData(5e3, "5000")]
    public void A_value_far_outside_the_rest_is_said_with_its_line(double value, string shown) =>
        Assert.Equal(
            [
                $"40 rev/s · 80 N·m: 'sensor1' has 1 value far outside the rest ({shown} in line 57 of data.csv); the scaling leaves next to nothing of the others.",
            ],
            Notes(i => i == 55 ? value : Math.Sin(i), i => Math.Cos(i))
        );

    [Fact]
    public void Several_values_far_outside_the_rest_are_counted() =>
        Assert.Equal(
            [
                "40 rev/s · 80 N·m: 'sensor2' has 3 values far outside the rest (the farthest is -3E+20 in line 302 of data.csv); the scaling leaves next to nothing of the others.",
            ],
            Notes(
                i => Math.Sin(i),
                i => i % 100 == 0 && i is > 100 and < 450 ? i * -1e18 + (i == 400 ? 2e20 : 0) : Math.Cos(i)
            )
        );

    [Fact]
    public void Impulses_are_not_far_outside_the_rest() =>
        Assert.DoesNotContain(
            Notes(i => (i % 97 == 0 ? 100 : 1) * Math.Sin(i), i => i % 250 == 3 ? 5 : 0),
            note => note.Contains("far outside", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("1e300,1,0,40,80", "sensor1", "1e300")]
    [InlineData("1,-4e38,0,40,80", "sensor2", "-4e38")]
    [InlineData("1,2,0,40,1e39", "load_value", "1e39")]
    public void A_value_beyond_single_precision_is_refused(string row, string column, string found) =>
        Assert.Equal(
            $"data.csv, line 3, column '{column}': found '{found}', expected a number from -3.4e38 to 3.4e38, the most that models hold (single precision)",
            Assert
                .Throws<DatasetException>(() =>
                    Reading.Read(
                        _folder.Write(
                            "data.csv",
                            $"sensor1,sensor2,time_x,speedSet,load_value\n1,3.4e38,0,40,80\n{row}\n"
                        )
                    )
                )
                .Message
        );

    [Fact]
    public void Lines_of_a_set_are_told_by_file_and_across_empty_lines()
    {
        var places = new RowPlaces();
        places.Begin("a.csv");
        places.Add(0, 2);
        places.Add(1, 3);
        places.Add(2, 5);
        places.Begin("b.csv");
        places.Add(3, 6);
        places.Add(4, 7);

        Assert.Equal(
            ["line 2 of a.csv", "line 3 of a.csv", "line 5 of a.csv", "line 6 of b.csv", "line 7 of b.csv"],
            Enumerable.Range(0, 5).Select(places.Of)
        );
    }

    private IReadOnlyList<string> Notes(Func<int, double> sensor1, Func<int, double> sensor2)
    {
        var rows = Enumerable
            .Range(0, 500)
            .Select(i =>
                string.Create(CultureInfo.InvariantCulture, $"{sensor1(i):R},{sensor2(i):R},{i * 0.001:R},40,80\n")
            );
        return
        [
            .. Reading
                .Read(_folder.Write("data.csv", "sensor1,sensor2,time_x,speedSet,load_value\n" + string.Concat(rows)))
                .Summary.Notes.Where(note => !note.StartsWith("The numbers", StringComparison.Ordinal)),
        ];
    }
}
