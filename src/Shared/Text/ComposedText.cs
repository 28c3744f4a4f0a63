using System.Text;

namespace GearSweep.Shared.Text;

/// <summary>
/// Text in Unicode's normalization form C (Unicode Standard Annex #15), so that an accented letter is the same whether
/// it came as one character or as two. .NET leaves text as it is when it runs without ICU, as these programs do.
/// </summary>
public static class ComposedText
{
    private const int HangulSyllable = 0xAC00,
        HangulL = 0x1100,
        HangulV = 0x1161,
        HangulT = 0x11A7;
    private const int Vowels = 21,
        Trails = 28,
        Syllables = 19 * Vowels * Trails;

    private static readonly Lazy<CanonicalTables> Tables = new(CanonicalTables.Load);

    /// <summary>The composed form.</summary>
    public static string For(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Nothing below U+0300 is combined with what comes before it, or decomposed for good.
        if (text.All(letter => letter < 0x300))
            return text;
        var tables = Tables.Value;
        var runes = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Decompose(rune.Value, tables, runes);
        PutInOrder(runes, tables);
        var composed = new StringBuilder(text.Length);
        foreach (var rune in Compose(runes, tables))
            composed.Append(new Rune(rune).ToString());
        return composed.ToString();
    }

    private static void Decompose(int rune, CanonicalTables tables, List<int> into)
    {
        if (rune is >= HangulSyllable and < HangulSyllable + Syllables)
        {
            var syllable = rune - HangulSyllable;
            into.Add(HangulL + (syllable / (Vowels * Trails)));
            into.Add(HangulV + (syllable % (Vowels * Trails) / Trails));
            if (syllable % Trails > 0)
                into.Add(HangulT + (syllable % Trails));
        }
        else if (tables.Parts.TryGetValue(rune, out var parts))
        {
            foreach (var part in parts)
                Decompose(part, tables, into);
        }
        else
        {
            into.Add(rune);
        }
    }

    /// <summary>Sorts each run of combining characters by their class, those of one class as they stand.</summary>
    private static void PutInOrder(List<int> runes, CanonicalTables tables)
    {
        for (int from = 0, to; from < runes.Count; from = to)
        {
            to = from + 1;
            if (tables.ClassOf(runes[from]) == 0)
                continue;
            while (to < runes.Count && tables.ClassOf(runes[to]) > 0)
                to++;
            var sorted = runes.GetRange(from, to - from).OrderBy(tables.ClassOf).ToList();
            for (var i = from; i < to; i++)
                runes[i] = sorted[i - from];
        }
    }

    private static List<int> Compose(List<int> runes, CanonicalTables tables)
    {
        var composed = new List<int>(runes.Count);
        var (starter, lastClass) = (-1, -1);
        foreach (var rune in runes)
        {
            var ownClass = tables.ClassOf(rune);
            // What has a class between the two, or the same one, keeps them apart.
            if (starter >= 0 && lastClass < ownClass && Pair(composed[starter], rune, tables) is { } pair)
            {
                composed[starter] = pair;
                continue;
            }

            (starter, lastClass) = ownClass == 0 ? (composed.Count, -1) : (starter, ownClass);
            composed.Add(rune);
        }

        return composed;
    }

    private static int? Pair(int first, int second, CanonicalTables tables)
    {
        if (first - HangulL is >= 0 and < 19 && second - HangulV is >= 0 and < Vowels)
        {
            return HangulSyllable + ((((first - HangulL) * Vowels) + (second - HangulV)) * Trails);
        }

        var isSyllable =
            first is >= HangulSyllable and < HangulSyllable + Syllables && (first - HangulSyllable) % Trails == 0;
        if (isSyllable && second - HangulT is > 0 and < Trails)
            return first + (second - HangulT);
        return tables.Composed.TryGetValue((first, second), out var composed) ? composed : null;
    }
}
