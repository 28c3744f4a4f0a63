namespace GearSweep.Shared.Text;

/// <summary>Suggestions for misspelt words.</summary>
internal static class NearestWord
{
    /// <summary>
    /// The candidate with the least edit distance (Levenshtein, "Binary codes capable of correcting deletions,
    /// insertions, and reversals", 1966);
    /// <see langword="null"/> when all differ in more than a third of the word's letters.
    /// </summary>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        if (word.Length > 40)
            return null;
        var lower = word.ToLowerInvariant().Replace('-', '_');
        var best = candidates
            .Select(c => (Word: c, Distance: Distance(lower, c)))
            .OrderBy(c => c.Distance)
            .FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(1, word.Length / 3) ? best.Word : null;
    }

    /// <summary>The least number of inserted, deleted and replaced letters that turn one word into the other.</summary>
    internal static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
