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

        return SegmentData.Create(new OperatingCondition(8.33, 80), values);
    }

    /// <summary>Any number of channels, in g, each a sine of its own with noise, in any pieces.</summary>
    public static SegmentData Channels(int rows, int channels, int[] pieceStarts)
    {
        var random = new Philox(9, 0);
        var columns = SegmentData.ConditionColumns + channels;
        var values = new double[rows * columns];
        for (var i = 0; i < values.Length; i++)
        {
            int row = i / columns,
                column = i % columns;
            values[i] = column switch
            {
                0 => 25,
                1 => 40,
                _ => column + 0.3 * Math.Sin(row * (0.4 + 0.23 * column)) + 0.1 * random.NextDouble(),
            };
        }

        return SegmentData.Create(
            new OperatingCondition(25, 40),
            [.. Enumerable.Range(1, channels).Select(i => new Channel($"a{i}", "g"))],
            pieceStarts,
            values
        );
    }
}
