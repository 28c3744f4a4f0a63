using GearSweep.Shared.Datasets;
using GearSweep.Shared.Randomness;

namespace GearSweep.Training;

/// <summary>Small simulated segments: two sines with noise.</summary>
internal static class GeneratedSegment
{
    /// <summary>sensor2 follows a sine of about 9 rows, sensor1 one of about 13, both with noise.</summary>
    public static SegmentData Sine(int rows, ulong seed = 1, double noise = 0.2)
    {
        var random = new Philox(seed, 0);
        var values = new double[rows * SegmentData.UsualColumns];
        for (var row = 0; row < rows; row++)
        {
            var at = row * SegmentData.UsualColumns;
            values[at] = 8.33203125;
            values[at + 1] = 80;
            values[at + 2] = 2.52 + 0.008 * (Math.Sin(row * 0.48) + noise * (random.NextDouble() - 0.5));
            values[at + 3] = 2.43 + 0.007 * (Math.Sin(row * 0.7) + noise * (random.NextDouble() - 0.5));
        }

        return SegmentData.Of(new OperatingCondition(8.33, 80), values);
    }
}
