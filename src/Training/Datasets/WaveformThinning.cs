namespace GearSweep.Training.Datasets;

/// <summary>Chooses which rows to draw, so that a plot of few points shows every peak of many.</summary>
internal static class WaveformThinning
{
    private const int Extremes = 2;

    /// <summary>
    /// Rows where one of the channels is least or greatest within its bucket; every row when there are few enough.
    /// </summary>
    /// <param name="channels">The channels, one value a row, all of one length; at least one.</param>
    /// <param name="points">
    /// Rows at most, 2 or more. Where not all channels' extremes fit, the last channels come first: the
    /// target is the last.
    /// </param>
    /// <returns>Indices into the columns, ascending, each once.</returns>
    public static int[] Choose(IReadOnlyList<double[]> channels, int points)
    {
        var rows = channels[^1].Length;
        if (rows <= points)
            return [.. Enumerable.Range(0, rows)];
        var kept = channels.Skip(Math.Max(0, channels.Count - points / Extremes)).ToArray();
        var buckets = points / (Extremes * kept.Length);
        var chosen = new SortedSet<int>();
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            var from = (int)((long)rows * bucket / buckets);
            var to = (int)((long)rows * (bucket + 1) / buckets);
            foreach (var channel in kept)
                AddExtremes(channel.AsSpan(from..to), from, chosen);
        }

        return [.. chosen];
    }

    private static void AddExtremes(ReadOnlySpan<double> values, int offset, SortedSet<int> chosen)
    {
        int least = 0,
            greatest = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[least])
                least = i;
            if (values[i] > values[greatest])
                greatest = i;
        }

        chosen.Add(offset + least);
        chosen.Add(offset + greatest);
    }
}
