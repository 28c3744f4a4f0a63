namespace GearSweep.Training.Datasets;

/// <summary>Chooses which rows to draw, so that a plot of few points shows every peak of many.</summary>
internal static class WaveformThinning
{
    /// <summary>
    /// Rows where one of the sensors is least or greatest within its bucket; every row when there are no more than <paramref name="points"/>.
    /// </summary>
    /// <param name="sensor1">sensor1, one value a row.</param>
    /// <param name="sensor2">sensor2, one value a row.</param>
    /// <param name="points">Rows at most, 2 or more. With 2 or 3, only sensor2's extremes fit.</param>
    /// <returns>Indices into the columns, ascending, each once.</returns>
    public static int[] Choose(ReadOnlySpan<double> sensor1, ReadOnlySpan<double> sensor2, int points)
    {
        var rows = sensor2.Length;
        if (rows <= points) return [.. Enumerable.Range(0, rows)];
        var extremes = points < 4 ? 2 : 4;
        var buckets = points / extremes;
        var chosen = new SortedSet<int>();
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            var from = (int)((long)rows * bucket / buckets);
            var to = (int)((long)rows * (bucket + 1) / buckets);
            AddExtremes(sensor2[from..to], from, chosen);
            if (extremes == 4) AddExtremes(sensor1[from..to], from, chosen);
        }

        return [.. chosen];
    }

    private static void AddExtremes(ReadOnlySpan<double> values, int offset, SortedSet<int> chosen)
    {
        int least = 0, greatest = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[least]) least = i;
            if (values[i] > values[greatest]) greatest = i;
        }

        chosen.Add(offset + least);
        chosen.Add(offset + greatest);
    }
}
