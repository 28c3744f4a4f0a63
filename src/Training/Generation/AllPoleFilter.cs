namespace GearSweep.Training.Generation;

/// <summary>
/// The housing between the meshes and a sensor: its modes one after another, which is AR(2n) of n modes. White noise of
/// variance 1 leaves it with variance 1.
/// </summary>
internal sealed class AllPoleFilter
{
    private const int LongestRing = 1_000; // The slowest mode has then died away to below rounding.

    private readonly Resonance[] _modes;
    private readonly double _gain = 1;

    /// <param name="poles">The modes.</param>
    public AllPoleFilter(IEnumerable<Pole> poles)
    {
        Pole[] modes = [.. poles];
        _modes = Rest();
        var energy = 0.0;
        for (var i = 0; i < LongestRing; i++)
        {
            var response = Next(i == 0 ? 1 : 0);
            energy += response * response;
        }

        (_modes, _gain) = (Rest(), 1 / Math.Sqrt(energy));

        Resonance[] Rest() => [.. modes.Select(pole => new Resonance(pole))];
    }

    /// <summary>The next value.</summary>
    public double Next(double excitation)
    {
        foreach (ref var mode in _modes.AsSpan())
            excitation = mode.Next(excitation);
        return _gain * excitation;
    }
}
