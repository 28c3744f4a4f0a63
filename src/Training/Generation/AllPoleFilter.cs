namespace GearSweep.Training.Generation;

/// <summary>
/// The housing between the meshes and a sensor: its modes one after another, which is AR(2n) of n modes. Each is a damped
/// oscillation, y[t] = 2r·cos(ω)·y[t−1] − r²·y[t−2] + excitation. White noise of variance 1 leaves it with variance 1.
/// </summary>
internal static class AllPoleFilter
{
    private const int LongestRing = 1_000; // The slowest mode has then died away to below rounding.

    /// <summary>Replaces the excitation by what the sensor sees.</summary>
    /// <param name="modes">The modes.</param>
    /// <param name="values">The excitation, row by row.</param>
    public static void Apply(IReadOnlyList<Pole> modes, Span<double> values)
    {
        foreach (var mode in modes)
            Ring(mode, values);
        var gain = 1 / Math.Sqrt(Energy(modes));
        foreach (ref var value in values)
            value *= gain;
    }

    /// <summary>The variance that white noise of variance 1 would have: the energy of the response to an impulse.</summary>
    private static double Energy(IReadOnlyList<Pole> modes)
    {
        var response = new double[LongestRing];
        response[0] = 1;
        foreach (var mode in modes)
            Ring(mode, response);
        return response.Sum(value => value * value);
    }

    private static void Ring(Pole mode, Span<double> values)
    {
        var a = 2 * mode.Radius * Math.Cos(2 * Math.PI * mode.Hertz / GearSignal.SamplesPerSecond);
        var b = -mode.Radius * mode.Radius;
        double last = 0,
            beforeLast = 0;
        foreach (ref var value in values)
        {
            value += (a * last) + (b * beforeLast);
            (beforeLast, last) = (last, value);
        }
    }
}
