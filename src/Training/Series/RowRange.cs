namespace GearSweep.Training.Series;

/// <summary>Some rows of a segment.</summary>
/// <param name="First">The first row.</param>
/// <param name="End">The row after the last one.</param>
internal readonly record struct RowRange(int First, int End)
{
    /// <summary>How many rows.</summary>
    public int Count => End - First;
}
