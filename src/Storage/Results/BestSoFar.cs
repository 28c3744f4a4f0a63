namespace GearSweep.Storage.Results;

/// <summary>The least metric so far, as a step function of the trials that completed.</summary>
internal static class BestSoFar
{
    /// <summary>Points of a thinned line at most.</summary>
    public const int MaxPoints = 100;

    /// <summary>
    /// The value after each completed trial or, with more than 100, after each of 100 that lie evenly; the last is
    /// always there.
    /// </summary>
    /// <param name="incumbents">Where the value changed: how many had completed, and the new value;
    /// ascending.</param>
    /// <param name="completed">How many have completed.</param>
    public static IReadOnlyList<double> Thin(IReadOnlyList<(int Ordinal, double Metric)> incumbents, int completed)
    {
        var points = Math.Min(completed, MaxPoints);
        var line = new List<double>(points);
        var next = 0;
        for (var point = 1; point <= points; point++)
        {
            var ordinal = (long)point * completed / points;
            while (next < incumbents.Count && incumbents[next].Ordinal <= ordinal)
            {
                next++;
            }

            if (next > 0)
            {
                line.Add(incumbents[next - 1].Metric);
            }
        }

        return line;
    }
}
