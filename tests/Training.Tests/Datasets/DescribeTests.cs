using static GearSweep.Training.Datasets.CsvText;

namespace GearSweep.Training.Datasets;

public sealed class DescribeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_eight_figures_are_those_of_pandas()
    {
        // pd.Series([1, 2, 4, 9]).describe()
        var sensor1 = Reading.Read(_folder.Write("data.csv", Rows(4, 1, 9, 2))).Describe()[0];

        Assert.Equal(("sensor1", 4L), (sensor1.Column, sensor1.Count));
        Assert.Equal(4, sensor1.Mean, 1e-12);
        Assert.Equal(3.559026, sensor1.Std, 1e-6);
        Assert.Equal((1, 1.75, 3, 5.25, 9), (sensor1.Min, sensor1.Q25, sensor1.Q50, sensor1.Q75, sensor1.Max));
    }

    [Fact]
    public void Four_columns_are_described_over_all_rows_of_the_file()
    {
        // Rows that no segment holds count as well.
        var columns = Reading.Read(_folder.Write("data.csv", Rows(0, 0, 7, 100))).Describe();

        Assert.Equal(["sensor1", "sensor2", "speedSet", "load_value"], columns.Select(column => column.Column));
        Assert.All(columns, column => Assert.Equal(4, column.Count));
        Assert.Equal((40, 0, 40), (columns[2].Mean, columns[2].Std, columns[2].Q25));
    }

    [Fact]
    public void A_single_row_has_no_standard_deviation() =>
        Assert.Equal(double.NaN, Reading.Read(_folder.Write("data.csv", Rows(3))).Describe()[0].Std);
}
