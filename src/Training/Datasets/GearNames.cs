using System.Buffers;
using System.Globalization;
using System.Text;
using GearSweep.Shared.Text;

namespace GearSweep.Training.Datasets;

/// <summary>
/// The gears of a file. Names that look the same are one gear: blanks around them, of any kind and number, characters
/// that do not show, and Unicode's several forms of a letter make no difference; everything else does. A control
/// character is a letter of another code page that was lost, so no name has one.
/// </summary>
internal sealed class GearNames(IReadOnlyDictionary<string, string> renamed)
{
    /// <summary>Characters of a name.</summary>
    public const int Longest = 100;

    private const int MostSpellings = 10_000;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> Controls = SearchValues.Create([
        .. Enumerable
            .Range(0, 256)
            .Select(code => (char)code)
            .Where(letter => char.IsControl(letter) && !char.IsWhiteSpace(letter)),
    ]);

    private readonly Dictionary<string, string> _gears = new(StringComparer.Ordinal);
    private byte[] _last = [];
    private string _lastGear = "";

    /// <summary>
    /// Which other spellings were taken for a gear, and which alone has characters that were left out.
    /// </summary>
    public IEnumerable<string> Notes =>
        Spellings
            .Where(gear => gear.Count() > 1)
            .Select(gear =>
                (gear.Key, Others: gear.Where(each => each.Key != gear.Key).Take(3).Select(each => Shown(each.Key)))
            )
            .Select(gear =>
                $"The gear '{gear.Key}' is also written {string.Join(", ", gear.Others)}; these were taken for one."
            )
            .Concat(
                Spellings
                    .Where(gear => gear.Count() == 1 && HasFormat(gear.Single().Key))
                    .Select(gear =>
                        $"The gear '{gear.Key}' is written {Shown(gear.Single().Key)}; what cannot be seen was left out."
                    )
            );

    private IEnumerable<IGrouping<string, KeyValuePair<string, string>>> Spellings =>
        _gears.Where(each => !renamed.Values.Contains(each.Value)).GroupBy(each => each.Value);

    /// <summary>Reads a field.</summary>
    /// <param name="text">UTF-8 text.</param>
    /// <param name="gear">The gear's name; the same string for the same gear.</param>
    /// <returns>What is wrong with the field; <see langword="null"/> when it was read.</returns>
    public string? Read(ReadOnlySpan<byte> text, out string gear)
    {
        gear = _lastGear;
        if (text.SequenceEqual(_last) && !text.IsEmpty)
            return null;
        string written;
        try
        {
            written = Strict.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            return "found bytes that are no UTF-8, expected the gear's name; save the file as UTF-8";
        }

        if (written.Contains('\uFFFD', StringComparison.Ordinal))
        {
            return "found a character that was lost when the file was converted (U+FFFD), expected the gear's name";
        }

        if (!_gears.TryGetValue(written, out var known))
        {
            if (ControlIn(written) is { } control)
                return $"found {control}, expected the gear's name in UTF-8";
            var plain = Plain(written);
            if (plain.Length == 0)
                return $"found {(text.IsEmpty ? "an empty field" : Shown(written))}, expected the gear's name";
            if (plain.Length > Longest)
                return FormattableString.Invariant(
                    $"found a gear's name of {plain.Length:N0} characters, expected {Longest} at most"
                );
            if (_gears.Count == MostSpellings)
                return "found more than 10,000 spellings of gears, expected names that repeat";
            known = renamed.GetValueOrDefault(plain, plain);
            // One string for one gear, so that rows compare by reference.
            known = _gears.Values.FirstOrDefault(each => each == known) ?? known;
            _gears.Add(written, known);
        }

        (_last, _lastGear, gear) = (text.ToArray(), known, known);
        return null;
    }

    /// <summary>
    /// A name as it looks: composed, without characters of format, and with single blanks between its words.
    /// </summary>
    internal static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var rune in ComposedText.For(name).EnumerateRunes())
        {
            var isBlank = Rune.IsWhiteSpace(rune);
            if (isBlank && plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
            if (!isBlank && !IsFormat(rune))
                plain.Append(rune.ToString());
        }

        return plain.ToString().TrimEnd(' ');
    }

    /// <summary>
    /// A name's first control character that is no blank, as the byte that it was; <see langword="null"/> where there
    /// is none.
    /// </summary>
    internal static string? ControlIn(string name)
    {
        var at = name.AsSpan().IndexOfAny(Controls);
        return at >= 0
            ? string.Create(CultureInfo.InvariantCulture, $"a byte that is no letter (0x{(int)name[at]:X2})")
            : null;
    }

    private static bool HasFormat(string name) => name.EnumerateRunes().Any(IsFormat);

    /// <summary>
    /// Whether nothing shows where it stands: no other kind of character is left out, or two names might become one.
    /// </summary>
    private static bool IsFormat(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    /// <summary>A spelling in quotes, with what cannot be seen as code points.</summary>
    private static string Shown(string written) =>
        "'"
        + string.Concat(
            written
                .Take(Longest)
                .Select(letter =>
                    letter is > ' ' and < '\u007F' or ' ' || char.IsLetterOrDigit(letter)
                        ? letter.ToString()
                        : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}")
                )
        )
        + "'";
}
