namespace GearSweep.Training.Datasets;

/// <summary>A dataset as the data directory offers it, before it is read.</summary>
/// <param name="Name">What a specification names; unlike every other's.</param>
/// <param name="FileName">The file's name as shown: nothing in it is invisible.</param>
/// <param name="Path">The file's full path.</param>
/// <param name="Problem">Why it is not read at all; <see langword="null"/> when it may be.</param>
internal sealed record DatasetSource(string Name, string FileName, string Path, string? Problem);
