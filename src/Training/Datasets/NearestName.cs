namespace GearSweep.Training.Datasets;

/// <summary>What somebody may have meant who wrote a name that does not exist.</summary>
internal static class NearestName
{
    // Names beyond this are nobody's column and would make the comparison slow.
    private const int Longest = 64;

    /// <summary>
    /// The candidate with the least edit distance without regard to case, if it differs in less than half of its
    /// letters.
    /// </summary>
    public static string? For(string name, IEnumerable<string> candidates)
    {
        var near = candidates
            .Where(candidate => candidate.Length is > 0 and <= Longest)
            .Take(1_000)
            .Select(candidate =>
                (Name: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant()))
            )
            .Where(candidate => candidate.Distance * 2 < Math.Max(name.Length, candidate.Name.Length));
        return near.OrderBy(candidate => candidate.Distance).Select(candidate => candidate.Name).FirstOrDefault();
    }

    /// <summary>Levenshtein's distance: the fewest letters to put in, take out or change.</summary>
    internal static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
