namespace GearSweep.Training.Datasets;

/// <summary>The usual time between two rows.</summary>
internal static class StepMedian
{
    private const int MostDistinct = 1 << 16;

    /// <summary>The median step, the lower one of two (a gap never counts as a step); 0 for a single row.</summary>
    /// <param name="rows">Row numbers in time order.</param>
    /// <param name="ticks">Their times.</param>
    public static long Compute(int[] rows, ChunkedColumn<long> ticks)
    {
        if (rows.Length < 2)
            return 0;
        return Counted(rows, ticks) is { } counts ? MiddleOf(counts, rows.Length - 1) : Sorted(rows, ticks);
    }

    /// <summary>How often each step occurs; <see langword="null"/> when too many differ.</summary>
    private static Dictionary<long, int>? Counted(int[] rows, ChunkedColumn<long> ticks)
    {
        var counts = new Dictionary<long, int>();
        for (var i = 1; i < rows.Length; i++)
        {
            var step = ticks[rows[i]] - ticks[rows[i - 1]];
            counts[step] = counts.GetValueOrDefault(step) + 1;
            if (counts.Count > MostDistinct)
                return null;
        }

        return counts;
    }

    private static long MiddleOf(Dictionary<long, int> counts, int steps)
    {
        var before = 0;
        foreach (var (step, count) in counts.OrderBy(each => each.Key))
        {
            before += count;
            if (before > (steps - 1) / 2)
                return step;
        }

        throw new ArgumentException("there are fewer steps than said", nameof(steps));
    }

    private static long Sorted(int[] rows, ChunkedColumn<long> ticks)
    {
        var steps = new long[rows.Length - 1];
        for (var i = 0; i < steps.Length; i++)
            steps[i] = ticks[rows[i + 1]] - ticks[rows[i]];
        Array.Sort(steps);
        return steps[(steps.Length - 1) / 2];
    }
}
