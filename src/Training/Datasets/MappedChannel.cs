namespace GearSweep.Training.Datasets;

/// <summary>A measured column as a mapping names it.</summary>
/// <param name="Name">What the dataset calls it.</param>
/// <param name="Column">What the CSV calls it.</param>
/// <param name="Unit">The unit of its values; empty where it is not known.</param>
internal sealed record MappedChannel(string Name, string Column, string Unit);
