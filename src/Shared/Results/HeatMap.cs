using GearSweep.Shared.Datasets;

namespace GearSweep.Shared.Results;

/// <summary>Configurations × conditions.</summary>
/// <param name="Conditions">The columns, in grid order.</param>
/// <param name="Rows">Configurations, best mean rank by the metric first.</param>
/// <param name="Total">How many configurations there are.</param>
[GenerateSerializer, Immutable]
public sealed record HeatMap(IReadOnlyList<OperatingCondition> Conditions, IReadOnlyList<HeatMapRow> Rows, int Total);
