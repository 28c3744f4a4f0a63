using GearSweep.Shared.Configurations;

namespace GearSweep.Shared.Results;

/// <summary>One configuration over the conditions.</summary>
/// <param name="ConfigurationNumber">Number of the configuration within the sweep, from 0.</param>
/// <param name="Configuration">The configuration.</param>
/// <param name="Cells">A cell for each of the map's conditions; <see langword="null"/> where no repeat has
/// completed.</param>
[GenerateSerializer, Immutable]
public sealed record HeatMapRow(
    int ConfigurationNumber,
    Configuration Configuration,
    IReadOnlyList<HeatMapCell?> Cells
);
