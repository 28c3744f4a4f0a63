namespace GearSweep.Training.Datasets;

/// <summary>Jumps of an hour in times without a zone.</summary>
internal static class DaylightSaving
{
    private const long Hour = TimeSpan.TicksPerHour;
    private const double MostPeriods = 3;

    /// <summary>Whether a step is an hour and a few sample periods.</summary>
    public static bool IsAnHour(long step, double period) => step >= Hour && step <= Hour + (MostPeriods * period);

    /// <summary>
    /// Adds an hour to the times after the one step that goes back by an hour, if all others go on: else the rows of
    /// two hours would be mixed.
    /// </summary>
    /// <returns>Whether there was such a step.</returns>
    public static bool Undo(SampleTable table, int[] rows)
    {
        if (!table.HasLocalTimes || table.Ticks is not { } ticks)
            return false;
        var back = 0;
        for (var i = 1; i < rows.Length; i++)
        {
            if (ticks[rows[i]] >= ticks[rows[i - 1]])
                continue;
            if (back > 0)
                return false;
            back = i;
        }

        if (back == 0)
            return false;
        var period = StepMedian.Compute(rows, ticks);
        if (!IsAnHour(ticks[rows[back]] - ticks[rows[back - 1]] + (2 * Hour), period))
            return false;
        for (var i = back; i < rows.Length; i++)
            ticks[rows[i]] += Hour;
        return true;
    }
}
