namespace GearSweep.Training.Datasets;

/// <summary>Times as pandas writes them: <c>2023-05-03 21:47:31</c>, with up to nine digits of a fraction or none, without a time zone.</summary>
internal static class TimeText
{
    private const int WholeSeconds = 19;

    /// <summary>Reads a time; digits beyond 100 ns, the clock's unit, are dropped.</summary>
    /// <param name="text">UTF-8 text; the date and the time may also be parted by a <c>T</c>.</param>
    /// <param name="ticks">Units of 100 ns since the year 1.</param>
    /// <returns>Whether it is a time.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < WholeSeconds
            || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)' ' or (byte)'T') || text[13] != ':' || text[16] != ':'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || !TryDigits(text[11..13], out var hour) || !TryDigits(text[14..16], out var minute) || !TryDigits(text[17..19], out var second)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59
            || !TryFraction(text[WholeSeconds..], out var fraction))
        {
            return false;
        }

        ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).Ticks + fraction;
        return true;
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, out int ticks)
    {
        ticks = 0;
        if (text.IsEmpty) return true;
        if (text[0] != '.' || text.Length is 1 or > 10 || !TryDigits(text[1..Math.Min(text.Length, 8)], out ticks)) return false;
        for (var digits = text.Length - 1; digits < 7; digits++) ticks *= 10;
        return text.Length <= 8 || TryDigits(text[8..], out _);
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit((char)letter)) return false;
            value = (value * 10) + (letter - '0');
        }

        return true;
    }
}
