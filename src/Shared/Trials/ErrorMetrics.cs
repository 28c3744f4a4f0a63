namespace GearSweep.Shared.Trials;

/// <summary>
/// Errors of predictions over some rows. Scaled, unless a name ends in <c>Units</c> (the target's unit).
/// </summary>
/// <param name="Rmse">Root mean squared error.</param>
/// <param name="Mae">Mean absolute error.</param>
/// <param name="R2">Coefficient of determination, 1 − SSE/SST, against the mean of the same rows; the same in either
/// scale; <see langword="null"/> where the truth is constant, so that
/// there is nothing to explain.</param>
/// <param name="RmseUnits">Root mean squared error in the target's unit.</param>
/// <param name="MaeUnits">Mean absolute error in the target's unit.</param>
[GenerateSerializer, Immutable]
public sealed record ErrorMetrics(double Rmse, double Mae, double? R2, double RmseUnits, double MaeUnits)
{
    // Float32 resolves no more of the scale than a hundred thousand times this.
    private const double Nothing = 1e-12;

    /// <summary>
    /// Skill against a baseline: 1 − RMSE / the baseline's; <see langword="null"/> where the baseline makes no error,
    /// so that none can be less.
    /// </summary>
    public double? SkillAgainst(ErrorMetrics baseline) => Skill(Rmse, baseline.Rmse);

    /// <summary>Skill of an RMSE against a baseline's, both scaled.</summary>
    public static double? Skill(double rmse, double baselineRmse) =>
        baselineRmse > Nothing && 1 - rmse / baselineRmse is var skill && double.IsFinite(skill) ? skill : null;
}
