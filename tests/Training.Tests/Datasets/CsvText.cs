using System.Globalization;

namespace GearSweep.Training.Datasets;

/// <summary>Builds the text of small datasets.</summary>
internal static class CsvText
{
    public const string Header = "sensor1,sensor2,time_x,speedSet,load_value,gear_fault_desc\n";

    private static readonly DateTime Start = new(2023, 5, 3, 21, 47, 31);

    /// <summary>
    /// A row at a time given in sample periods of 0.2 ms; sensor1 is the time's number, sensor2 one tenth of it.
    /// </summary>
    public static string Row(double time, double speed = 40, double load = 80, string gear = "No fault") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{time},{time / 10},{Start.AddTicks((long)(time * 2000)):yyyy-MM-dd HH:mm:ss.ffffff},{speed},{load},{gear}\n"
        );

    /// <summary>A header and rows at these times, at one condition.</summary>
    public static string Rows(params IEnumerable<double> times) =>
        Header + string.Concat(times.Select(time => Row(time)));

    /// <summary>sensor1 of a dataset's only segment, which tells which rows it holds.</summary>
    public static IEnumerable<double> Times(Dataset dataset)
    {
        var condition = Assert.Single(dataset.Summary.Segments).Condition;
        return dataset.Segment(condition, int.MaxValue).Values.Where((_, i) => i % 4 == 2);
    }
}
