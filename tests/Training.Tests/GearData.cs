using System.Globalization;
using GearSweep.Shared.Datasets;
using GearSweep.Testing;

namespace GearSweep.Training;

/// <summary>Segments of the card's real data, read plainly: what the product's own reader has no part in.</summary>
internal static class GearData
{
    /// <summary>
    /// The rows of one condition, in the file's order (which is the order of time in these files); skips the test where
    /// the file is not there.
    /// </summary>
    public static SegmentData Segment(string file, double speed, double load)
    {
        var condition = new OperatingCondition(speed, load);
        double[] values =
        [
            .. from line in File.ReadLines(RealData.Path(file)).Skip(1)
            let fields = line.Split(',')
            let row = new[] { Number(fields[3]), Number(fields[4]), Number(fields[0]), Number(fields[1]) }
            where new OperatingCondition(row[0], row[1]) == condition
            from value in row
            select value,
        ];
        return SegmentData.Create(condition, values);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
