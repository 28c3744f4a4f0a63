using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>What rows have in common that were recorded together: the condition and the gear.</summary>
internal readonly record struct Series(OperatingCondition Condition, string Gear);
