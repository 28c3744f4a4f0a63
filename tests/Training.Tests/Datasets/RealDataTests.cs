using System.Globalization;
using GearSweep.Shared.Datasets;
using GearSweep.Testing;

namespace GearSweep.Training.Datasets;

public sealed class RealDataTests
{
    [Fact]
    public void The_healthy_gears_file_has_two_segments_of_8192_rows_together()
    {
        var dataset = Reading.Read(RealData.Path("no_fault.csv"));

        Assert.Equal(8192, dataset.Summary.Rows);
        Assert.Equal("No fault", dataset.Summary.Gear);
        Assert.False(dataset.Summary.Synthetic);
        Assert.Equal([new(40, 0), new(40, 80)], dataset.Summary.Segments.Select(segment => segment.Condition));
        Assert.Equal([5150, 3042], dataset.Summary.Segments.Select(segment => segment.Rows));
        Assert.All(
            dataset.Summary.Segments,
            segment => Assert.Equal((1, 0.0002), (segment.PieceRows.Length, segment.SamplePeriodSeconds))
        );
        Assert.Empty(dataset.Summary.Notes);
    }

    [Theory]
    [InlineData("no_fault.csv")]
    [InlineData("eccentricity.csv")]
    [InlineData("surface_fault.csv")]
    public void Describe_agrees_with_figures_computed_line_by_line(string file)
    {
        var path = RealData.Path(file);
        var fields = File.ReadLines(path).Skip(1).Select(line => line.Split(',')[1]);
        var values = fields.Select(field => double.Parse(field, CultureInfo.InvariantCulture)).Order().ToArray();
        var mean = values.Sum() / values.Length;
        var std = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));

        var sensor2 = Reading.Read(path).Describe()[1];

        Assert.Equal(("sensor2", values.Length), (sensor2.Column, sensor2.Count));
        Assert.Equal(mean, sensor2.Mean, 1e-12);
        Assert.Equal(std, sensor2.Std, 1e-12);
        Assert.Equal((values[0], values[^1]), (sensor2.Min, sensor2.Max));
        Assert.Equal(Linear(values, 0.25), sensor2.Q25, 1e-12);
        Assert.Equal(Linear(values, 0.5), sensor2.Q50, 1e-12);
        Assert.Equal(Linear(values, 0.75), sensor2.Q75, 1e-12);
    }

    [Fact]
    public void A_segment_holds_the_files_own_numbers_in_the_lectures_order()
    {
        var path = RealData.Path("no_fault.csv");
        var fields = File.ReadLines(path).Skip(1).First().Split(',').Take(2);
        var first = fields.Select(field => double.Parse(field, CultureInfo.InvariantCulture));

        var segment = Reading.Read(path).Segment(new OperatingCondition(40, 80), 2000);

        Assert.Equal(2000, segment.Rows);
        Assert.Equal([40, 80, .. first], segment.Values.Take(4));
    }

    private static double Linear(double[] sorted, double tau)
    {
        var position = tau * (sorted.Length - 1);
        var low = (int)position;
        return sorted[low] + ((position - low) * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]));
    }
}
