using System.Globalization;

namespace GearSweep.Training.Datasets;

public sealed class SensorCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_dead_target_has_nothing_to_predict() => Assert.Equal(
        ["40 rev/s · 80 N·m: 'sensor2' is 2.5 in every row, as of a dead sensor; it is the target, so there is nothing to predict."],
        Notes(i => Math.Sin(i), _ => 2.5));

    [Fact]
    public void A_dead_input_is_said() =>
        Assert.Equal(["40 rev/s · 80 N·m: 'sensor1' is 0 in every row, as of a dead sensor."], Notes(_ => 0, i => Math.Sin(i)));

    [Fact]
    public void A_sensor_beyond_its_range_is_said_with_how_much()
    {
        var note = Assert.Single(Notes(i => Math.Clamp(Math.Sin(i * 0.1), -0.8, 0.8), i => Math.Sin(i * 0.1)));

        Assert.Matches(@"^40 rev/s · 80 N·m: [34][0-9]\.?[0-9]? % of 'sensor1' stay at its least or greatest value \(-0\.8 and 0\.8\), as of a sensor beyond its range\.$", note);
    }

    [Fact]
    public void A_coarse_but_whole_signal_is_not_clipped() => Assert.Empty(Notes(i => Math.Round(Math.Sin(i * 0.7) * 4), i => i % 5));

    private IReadOnlyList<string> Notes(Func<int, double> sensor1, Func<int, double> sensor2)
    {
        var rows = Enumerable.Range(0, 500).Select(i => string.Create(CultureInfo.InvariantCulture, $"{sensor1(i):R},{sensor2(i):R},{i * 0.001:R},40,80\n"));
        return [.. Reading.Read(_folder.Write("data.csv", "sensor1,sensor2,time_x,speedSet,load_value\n" + string.Concat(rows))).Summary.Notes
            .Where(note => !note.StartsWith("The numbers", StringComparison.Ordinal))];
    }
}
