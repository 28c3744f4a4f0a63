namespace GearSweep.Training.Generation;

/// <summary>
/// A mode of the housing: a damped oscillation, y[t] = 2r·cos(ω)·y[t−1] − r²·y[t−2] + excitation.
/// </summary>
/// <param name="pole">Where it rings, and how long.</param>
internal struct Resonance(Pole pole)
{
    private readonly double _a = 2 * pole.Radius * Math.Cos(2 * Math.PI * pole.Hertz / GearSignal.SamplesPerSecond);

    private readonly double _b = -pole.Radius * pole.Radius;
    private double _last;
    private double _beforeLast;

    /// <summary>The next value.</summary>
    public double Next(double excitation)
    {
        var next = (_a * _last) + (_b * _beforeLast) + excitation;
        (_beforeLast, _last) = (_last, next);
        return next;
    }
}
