using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using GearSweep.Shared.Datasets;

namespace GearSweep.Training;

/// <summary>The card's real data, where it is there.</summary>
internal static class GearData
{
    /// <summary>The rows of one condition, in the file's order (which is the order of time in these files); skips the test where the file is not there.</summary>
    public static SegmentData Segment(string file, double speed, double load)
    {
        var directory = Environment.GetEnvironmentVariable("GEARSWEEP_GEAR_DATA") ?? FindUpwards(AppContext.BaseDirectory);
        var path = Path.Combine(directory ?? "", file);
        if (!File.Exists(path)) Assert.Skip($"The real data are not here: no {file} in GEARSWEEP_GEAR_DATA or a shared/data/gear directory.");
        var condition = new OperatingCondition(speed, load);
        double[] values =
        [
            .. from line in File.ReadLines(path).Skip(1)
               let fields = line.Split(',')
               let row = new[] { Number(fields[3]), Number(fields[4]), Number(fields[0]), Number(fields[1]) }
               where new OperatingCondition(row[0], row[1]) == condition
               from value in row
               select value,
        ];
        return Segment(condition, values);
    }

    /// <summary>A segment of these values, with their hash.</summary>
    public static SegmentData Segment(OperatingCondition condition, double[] values) =>
        new(Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<double>(values))), condition, values);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string? FindUpwards(string from)
    {
        for (var directory = new DirectoryInfo(from); directory is not null; directory = directory.Parent)
        {
            var candidate = Path.Combine(directory.FullName, "shared", "data", "gear");
            if (Directory.Exists(candidate)) return candidate;
        }

        return null;
    }
}
