namespace GearSweep.Shared.Datasets;

/// <summary>How many windows pieces of consecutive rows hold, since no window spans a gap.</summary>
public static class PieceWindows
{
    /// <summary>
    /// Rows of a range that have so many rows before them in their piece: each is the target of one window.
    /// </summary>
    /// <param name="pieceRows">Rows of each piece, in time order.</param>
    /// <param name="first">The range's first row.</param>
    /// <param name="end">The row after its last one.</param>
    /// <param name="length">Rows in a window.</param>
    public static int Count(IReadOnlyList<int> pieceRows, int first, int end, int length)
    {
        int count = 0,
            start = 0;
        foreach (var rows in pieceRows)
        {
            count += Math.Max(0, Math.Min(end, start + rows) - Math.Max(first, start + length));
            start += rows;
        }

        return count;
    }
}
