using GearSweep.Shared.Text;

namespace GearSweep.Shared.Results;

/// <summary>The unit in which a sweep's errors are shown to people.</summary>
public static class ErrorScale
{
    /// <summary>
    /// One for all its trials, by the test errors that are best at its conditions; the target's own before
    /// there is one.
    /// </summary>
    public static UnitScale For(SweepRow sweep)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        return UnitScale.For(sweep.Target.Unit, sweep.Conditions.Select(c => c.Best?.TestRmseUnits).OfType<double>());
    }
}
