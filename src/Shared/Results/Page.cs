namespace GearSweep.Shared.Results;

/// <summary>Some rows of a longer list.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="Items">The rows.</param>
/// <param name="Total">How many rows the whole list has.</param>
[GenerateSerializer, Immutable]
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);
