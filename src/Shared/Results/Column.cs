namespace GearSweep.Shared.Results;

/// <summary>A column of a table for other programs.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value in a row: a number, a text, or <see langword="null"/> where there is none.</param>
public sealed record Column<T>(string Name, Func<T, object?> Value);
