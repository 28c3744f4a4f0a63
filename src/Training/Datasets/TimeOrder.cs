namespace GearSweep.Training.Datasets;

/// <summary>Puts rows in the order of their times.</summary>
internal static class TimeOrder
{
    /// <summary>Sorts row numbers by time, rows of the same time by their numbers.</summary>
    /// <returns>Whether anything had to move.</returns>
    public static bool Sort(int[] rows, ChunkedColumn<long> ticks)
    {
        var inOrder = true;
        for (var i = 1; i < rows.Length && inOrder; i++)
            inOrder = ticks[rows[i - 1]] <= ticks[rows[i]];
        if (inOrder)
            return false;

        // The sort is not stable: rows of the same time are put back into the files' order afterwards.
        var times = Array.ConvertAll(rows, row => ticks[row]);
        Array.Sort(times, rows);
        for (int from = 0, to = 1; to <= times.Length; to++)
        {
            if (to < times.Length && times[to] == times[from])
                continue;
            Array.Sort(rows, from, to - from);
            from = to;
        }

        return true;
    }
}
