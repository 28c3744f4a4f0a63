namespace GearSweep.Training.Generation;

/// <summary>
/// The housing's ring after an impulse: a damped oscillation, y[t] = 2r·cos(ω)·y[t−1] − r²·y[t−2] + impulse.
/// </summary>
/// <param name="hertz">Frequency.</param>
/// <param name="left">What a sample leaves of the one before, 0 to 1.</param>
internal struct Resonance(double hertz, double left)
{
    private readonly double _a = 2 * left * Math.Cos(2 * Math.PI * hertz / GearSignal.SamplesPerSecond);
    private readonly double _b = -left * left;
    private double _last;
    private double _beforeLast;

    /// <summary>The next value.</summary>
    public double Next(double impulse)
    {
        var next = (_a * _last) + (_b * _beforeLast) + impulse;
        (_beforeLast, _last) = (_last, next);
        return next;
    }
}
