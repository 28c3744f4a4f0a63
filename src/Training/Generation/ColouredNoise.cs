namespace GearSweep.Training.Generation;

/// <summary>A second-order autoregressive process of variance 1: n[t] = a·n[t−1] + b·n[t−2] + e[t].</summary>
internal struct ColouredNoise
{
    private readonly double _a;
    private readonly double _b;
    private readonly double _innovation;
    private double _last;
    private double _beforeLast;

    /// <param name="lag1">Autocorrelation at lag 1.</param>
    /// <param name="b">Weight of the value before the last.</param>
    public ColouredNoise(double lag1, double b)
    {
        // The Yule-Walker equations: lag1 = a / (1 − b), and the variance of e for a variance of 1.
        _a = lag1 * (1 - b);
        _b = b;
        _innovation = Math.Sqrt(1 - (_a * lag1) - (_b * ((_a * lag1) + _b)));
    }

    /// <summary>The next value.</summary>
    /// <param name="normal">A normal number of variance 1.</param>
    public double Next(double normal)
    {
        var next = (_a * _last) + (_b * _beforeLast) + (_innovation * normal);
        (_beforeLast, _last) = (_last, next);
        return next;
    }
}
