using System.Globalization;

namespace GearSweep.Training.Datasets;

/// <summary>
/// Reads numbers. Where commas do not part the columns, the first number with a decimal sign says which one the file
/// uses, and every other number has to use it too. Separators of thousands are not read.
/// </summary>
/// <param name="mayBeComma">Whether the decimal sign may be a comma.</param>
internal sealed class NumberField(bool mayBeComma)
{
    private const int Longest = 100;
    private const byte Undecided = 0;

    private byte _sign = mayBeComma ? Undecided : (byte)'.';

    /// <summary>Whether the file writes numbers with a decimal comma.</summary>
    public bool IsComma => _sign == ',';

    /// <summary>Reads a finite number.</summary>
    public bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        if (_sign == '.' || text.IndexOf((byte)',') < 0)
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
                && double.IsFinite(value)
                && (_sign == '.' || TakePoint(text));
        }

        value = 0;
        Span<byte> copy = stackalloc byte[Longest];
        return TryReplaceComma(text, copy)
            && double.TryParse(copy[..text.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    /// <summary>Reads a number without rounding it.</summary>
    public bool TryParseExactly(ReadOnlySpan<byte> text, out decimal value)
    {
        if (_sign == '.' || text.IndexOf((byte)',') < 0)
        {
            return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
                && (_sign == '.' || TakePoint(text));
        }

        value = 0;
        Span<byte> copy = stackalloc byte[Longest];
        return TryReplaceComma(text, copy)
            && decimal.TryParse(copy[..text.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>What was expected in place of a text.</summary>
    public string ExpectedFor(string text)
    {
        if (IsGrouped(text))
            return "a number without separators of thousands";
        if (text.Contains(',', StringComparison.Ordinal) && mayBeComma && _sign == '.')
            return "a decimal point as in the numbers above";
        return _sign == ',' ? "a finite number with a decimal comma as above" : "a finite number";
    }

    /// <summary>Whether a text is made of digits and more separators than one decimal sign.</summary>
    private static bool IsGrouped(string text)
    {
        var separators =
            text.AsSpan().Trim().Count(' ')
            + text.Count(letter => letter is '\'' or '\u2019' or '\u00A0' or '\u202F' or ',' or '.');
        var others = text.Count(letter =>
            !char.IsAsciiDigit(letter)
            && letter is not ('\'' or '\u2019' or '\u00A0' or '\u202F' or ' ' or ',' or '.' or '-' or '+')
        );
        var single = text.Count(letter => letter is ',' or '.') == separators && separators == 1;
        return others == 0 && separators > 0 && !single && text.Any(char.IsAsciiDigit);
    }

    private bool TakePoint(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf((byte)'.') < 0)
            return true;
        if (_sign == ',')
            return false;
        _sign = (byte)'.';
        return true;
    }

    private bool TryReplaceComma(ReadOnlySpan<byte> text, Span<byte> copy)
    {
        var at = text.IndexOf((byte)',');
        if (text.Length > copy.Length || text.IndexOf((byte)'.') >= 0 || text[(at + 1)..].IndexOf((byte)',') >= 0)
            return false;
        text.CopyTo(copy);
        copy[at] = (byte)'.';
        _sign = (byte)',';
        return true;
    }
}
