namespace GearSweep.Shared.Datasets;

/// <summary>pandas' eight figures of a numeric column (<c>DataFrame.describe</c>).</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Count">Rows.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Std">Sample standard deviation (divisor n − 1).</param>
/// <param name="Min">Smallest value.</param>
/// <param name="Q25">25 % quantile, linear interpolation.</param>
/// <param name="Q50">Median.</param>
/// <param name="Q75">75 % quantile, linear interpolation.</param>
/// <param name="Max">Largest value.</param>
[GenerateSerializer, Immutable]
public sealed record ColumnStatistics(
    string Column,
    long Count,
    double Mean,
    double Std,
    double Min,
    double Q25,
    double Q50,
    double Q75,
    double Max
);
