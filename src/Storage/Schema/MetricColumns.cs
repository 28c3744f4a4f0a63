using GearSweep.Shared.Trials;

namespace GearSweep.Storage.Schema;

/// <summary>Errors as columns. SQLite has no NaN: what is not a number is stored as NULL.</summary>
internal sealed class MetricColumns
{
    public double? Rmse { get; set; }

    public double? Mae { get; set; }

    public double? R2 { get; set; }

    public double? RmseUnits { get; set; }

    public double? MaeUnits { get; set; }

    public ErrorMetrics ToMetrics() =>
        new(Rmse ?? double.NaN, Mae ?? double.NaN, R2, RmseUnits ?? double.NaN, MaeUnits ?? double.NaN);
}
