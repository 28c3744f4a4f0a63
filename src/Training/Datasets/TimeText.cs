using System.Buffers;
using System.Globalization;

namespace GearSweep.Training.Datasets;

/// <summary>
/// Times as ISO 8601 writes them: <c>2023-05-03 21:47:31.0002</c>, with a <c>T</c> or a blank between date and time, a
/// point or a comma before the fraction, any digits of a fraction or no seconds at all, and a zone (<c>Z</c>,
/// <c>+02:00</c>, <c>+0200</c>, <c>+02</c>) or none; also without the signs between the parts (<c>20230503T214731</c>).
/// Years may be followed by <c>/</c>, and a day that comes first by a point (<c>03.05.2023</c>), as no other order of
/// these is in use. A date may be a day of a week (<c>2023-W18-3</c>) or of a year (<c>2023-123</c>).
/// </summary>
internal static class TimeText
{
    private const int FractionDigits = 7;
    private const int MostFractionDigits = 18;

    private static readonly SearchValues<byte> OfClocks = SearchValues.Create("0123456789:.,"u8);

    /// <summary>Reads a time; digits beyond 100 ns, the clock's unit, are dropped.</summary>
    /// <param name="text">ASCII text without blanks around it.</param>
    /// <param name="ticks">Units of 100 ns since the year 1: of the time as it stands, or in UTC where it has a
    /// zone.</param>
    /// <param name="zone">Minutes that the time is ahead of UTC; <see langword="null"/> without a zone.</param>
    /// <returns>Whether it is a time.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks, out int? zone)
    {
        (ticks, zone) = (0, null);
        if (!TryDate(ref text, out var date))
            return false;
        if (text is not [(byte)'T' or (byte)'t' or (byte)' ', .. var time] || !TryClock(ref time, out var clock))
            return false;
        if (!TryZone(time, out zone))
            return false;
        ticks = date + clock - ((zone ?? 0) * TimeSpan.TicksPerMinute);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;
    }

    /// <summary>Whether a text looks like a time of the clock without a date, e.g. <c>10:00:00.2</c>.</summary>
    public static bool IsClockAlone(ReadOnlySpan<byte> text) =>
        text.IndexOf((byte)':') is 1 or 2 && text.IndexOfAnyExcept(OfClocks) < 0;

    private static bool TryDate(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        int year,
            month,
            day;
        if (text.Length < 8)
            return false;
        if (TryDayOfWeek(ref text, out ticks) || TryDayOfYear(ref text, out ticks))
            return true;
        if (text.Length >= 10 && text[4] is (byte)'-' or (byte)'/' && text[7] == text[4])
        {
            if (
                !TryDigits(text[..4], out year)
                || !TryDigits(text[5..7], out month)
                || !TryDigits(text[8..10], out day)
            )
                return false;
            text = text[10..];
        }
        else if (text.Length >= 10 && text[2] == '.' && text[5] == '.')
        {
            if (
                !TryDigits(text[6..10], out year)
                || !TryDigits(text[3..5], out month)
                || !TryDigits(text[..2], out day)
            )
                return false;
            text = text[10..];
        }
        else
        {
            if (!TryDigits(text[..4], out year) || !TryDigits(text[4..6], out month) || !TryDigits(text[6..8], out day))
                return false;
            text = text[8..];
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified).Ticks;
        return true;
    }

    private static bool TryDayOfWeek(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var dashes = text[4] == '-' ? 1 : 0;
        var length = 8 + (2 * dashes);
        if (text.Length < length || text[4 + dashes] != 'W' || (dashes == 1 && text[8] != '-'))
            return false;
        if (
            !TryDigits(text[..4], out var year)
            || !TryDigits(text[(5 + dashes)..(7 + dashes)], out var week)
            || !TryDigits(text[(length - 1)..length], out var day)
        )
        {
            return false;
        }

        if (year is < 2 or > 9998 || week < 1 || week > ISOWeek.GetWeeksInYear(year) || day is < 1 or > 7)
            return false;
        ticks = ISOWeek.ToDateTime(year, week, (DayOfWeek)(day % 7)).Ticks;
        text = text[length..];
        return true;
    }

    private static bool TryDayOfYear(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var from = text[4] == '-' ? 5 : 4;
        if (text.Length <= from + 3 || text[from + 3] is not ((byte)'T' or (byte)'t' or (byte)' '))
            return false;
        if (!TryDigits(text[..4], out var year) || !TryDigits(text[from..(from + 3)], out var day))
            return false;
        if (year < 1 || day < 1 || day > (DateTime.IsLeapYear(year) ? 366 : 365))
            return false;
        ticks = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(day - 1).Ticks;
        text = text[(from + 3)..];
        return true;
    }

    /// <summary>Hours and minutes, and seconds with a fraction if they are there.</summary>
    private static bool TryClock(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var colons = text.Length > 2 && text[2] == ':';
        if (!TryPart(ref text, colons: false, out var hour) || !TryPart(ref text, colons, out var minute))
            return false;
        var second = 0;
        var hasSeconds = colons ? text is [(byte)':', ..] : text is [>= (byte)'0' and <= (byte)'9', ..];
        if (hasSeconds && !TryPart(ref text, colons, out second))
            return false;
        var fraction = 0;
        if (hasSeconds && text is [(byte)'.' or (byte)',', ..] && !TryFraction(ref text, out fraction))
            return false;
        ticks = (((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond) + fraction;
        return hour <= 23 && minute <= 59 && second <= 59;
    }

    private static bool TryPart(ref ReadOnlySpan<byte> text, bool colons, out int value)
    {
        value = 0;
        if (colons && text is not [(byte)':', ..])
            return false;
        if (colons)
            text = text[1..];
        if (text.Length < 2 || !TryDigits(text[..2], out value))
            return false;
        text = text[2..];
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> text, out int ticks)
    {
        text = text[1..];
        ticks = 0;
        var digits = 0;
        while (digits < text.Length && text[digits] is >= (byte)'0' and <= (byte)'9')
        {
            if (digits < FractionDigits)
                ticks = (ticks * 10) + (text[digits] - '0');
            digits++;
        }

        for (var i = digits; i < FractionDigits; i++)
            ticks *= 10;
        text = text[digits..];
        return digits is > 0 and <= MostFractionDigits;
    }

    private static bool TryZone(ReadOnlySpan<byte> text, out int? zone)
    {
        zone = null;
        if (text.IsEmpty)
            return true;
        if (text is [(byte)' ', .. var rest])
            text = rest;
        if (text is [(byte)'Z' or (byte)'z'])
        {
            zone = 0;
            return true;
        }

        if (text is not [(byte)'+' or (byte)'-', ..] || text.Length < 3 || !TryDigits(text[1..3], out var hours))
            return false;
        var after = text[3..];
        if (after is [(byte)':', ..])
            after = after[1..];
        var minutes = 0;
        if (text.Length > 3 && (after.Length != 2 || !TryDigits(after, out minutes)))
            return false;
        if (hours > 18 || minutes > 59)
            return false;
        zone = ((hours * 60) + minutes) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var letter in text)
        {
            if (letter is < (byte)'0' or > (byte)'9')
                return false;
            value = (value * 10) + (letter - '0');
        }

        return true;
    }
}
