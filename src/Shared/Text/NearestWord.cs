namespace GearSweep.Shared.Text;

/// <summary>What somebody may have meant who wrote a word or a name that does not exist.</summary>
public static class NearestWord
{
    // Words beyond these are nobody's and would make the comparison slow.
    private const int Longest = 64,
        Most = 1_000;

    /// <summary>
    /// The candidate with the least edit distance (Levenshtein, "Binary codes capable of correcting deletions,
    /// insertions, and reversals", 1966), without regard to case and to hyphens in the place of underscores;
    /// <see langword="null"/> when all differ in more than a third of the word's letters.
    /// </summary>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Length > Longest)
            return null;
        var folded = Folded(word);
        var best = candidates
            .Where(c => c.Length is > 0 and <= Longest)
            .Take(Most)
            .Select(c => (Word: c, Distance: Distance(folded, Folded(c))))
            .OrderBy(c => c.Distance)
            .FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(1, word.Length / 3) ? best.Word : null;
    }

    /// <summary>The least number of inserted, deleted and replaced letters that turn one word into the other.</summary>
    private static int Distance(string from, string to)
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

    private static string Folded(string word) => word.ToUpperInvariant().Replace('-', '_');
}
