using GearSweep.Shared.Randomness;

namespace GearSweep.Training.Generation;

/// <summary>
/// Normally distributed numbers of mean 0 and variance 1 (Box and Muller, "A note on the generation of random normal
/// deviates", 1958).
/// </summary>
internal ref struct Gaussian(ulong seed, ulong stream)
{
    private Philox _philox = new(seed, stream);
    private double _spare = double.NaN;

    /// <summary>The next number.</summary>
    public double Next()
    {
        if (!double.IsNaN(_spare))
        {
            var spare = _spare;
            _spare = double.NaN;
            return spare;
        }

        var radius = Math.Sqrt(-2 * Math.Log(1 - _philox.NextDouble()));
        var (sin, cos) = Math.SinCos(2 * Math.PI * _philox.NextDouble());
        _spare = radius * sin;
        return radius * cos;
    }
}
