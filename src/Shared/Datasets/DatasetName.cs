using System.Globalization;
using System.Text;

namespace GearSweep.Shared.Datasets;

/// <summary>
/// What a dataset may be called: a file's name that a path, an address and a person can tell from every other.
/// </summary>
public static class DatasetName
{
    /// <summary>Characters of a name.</summary>
    public const int Longest = 200;

    private const string Reserved = "/\\:*?\"<>|";

    /// <summary>
    /// Why a name is none, as a sentence that goes on from the name; <see langword="null"/> when it is one.
    /// </summary>
    public static string? ProblemOf(string name)
    {
        if (name.Length is 0 or > Longest)
            return $"has a name of {name.Length} characters, expected 1 to {Longest}; rename the file";
        if (name[0] == '.')
            return "has a name that begins with a dot; rename the file";
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                return "has a name that is no UTF-8; rename the file";
            if (IsInvisible(rune))
                return $"has a character in its name that cannot be seen ({CodePoint(rune)}); rename the file";
            if (Reserved.Contains(rune.ToString(), StringComparison.Ordinal))
                return $"has a '{rune}' in its name, which paths and addresses use; rename the file";
        }

        return null;
    }

    /// <summary>The name with what cannot be seen written as code points, so that no two names look the same.</summary>
    public static string Show(string name)
    {
        if (!name.EnumerateRunes().Any(rune => IsInvisible(rune) || rune.Value == '\\'))
            return name;
        return string.Concat(
            name.EnumerateRunes()
                .Select(rune =>
                    rune.Value == '\\' ? "\\\\"
                    : IsInvisible(rune) ? "\\" + CodePoint(rune)
                    : rune.ToString()
                )
        );
    }

    /// <summary>
    /// Whether nothing shows where the character stands, or it changes how others show: control, format and unassigned
    /// ones.
    /// </summary>
    public static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned;

    private static string CodePoint(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
}
