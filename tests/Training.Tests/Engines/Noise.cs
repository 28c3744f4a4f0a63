using GearSweep.Shared.Datasets;
using GearSweep.Shared.Randomness;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines;

/// <summary>Simulated scaled rows: uniform noise, but for some columns at the front that are zero.</summary>
internal static class Noise
{
    public static float[] Rows(int rows, int zeroColumns)
    {
        var random = new Philox(3, 0);
        var values = new float[rows * SegmentData.UsualColumns];
        for (var i = 0; i < values.Length; i++)
            values[i] = i % SegmentData.UsualColumns < zeroColumns ? 0 : random.NextSingle();
        return values;
    }

    public static Windows Windows(int length, int zeroColumns, int rows = 400) => new(Rows(rows, zeroColumns), length);
}
