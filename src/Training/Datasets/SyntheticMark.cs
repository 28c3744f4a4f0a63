namespace GearSweep.Training.Datasets;

/// <summary>
/// How a file says that its samples were computed and not measured: a last column <c>origin</c> that reads
/// <c>synthetic</c> in every row. It is in the file and not beside it, so that it stays when the file is copied,
/// renamed, cut, or written again by pandas, and so that it goes when a measured file takes the place. Code that takes
/// columns by their names does not notice it.
/// </summary>
internal static class SyntheticMark
{
    /// <summary>The column's name.</summary>
    public const string Column = "origin";

    /// <summary>What the column holds.</summary>
    public const string Value = "synthetic";

    /// <summary>Whether a field of that column calls its row synthetic.</summary>
    public static bool IsIn(ReadOnlySpan<byte> field) => field.SequenceEqual("synthetic"u8);
}
