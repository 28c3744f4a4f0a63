using System.Globalization;

namespace GearSweep.Dashboard.Formatting;

/// <summary>How figures are written on every page: three significant digits, a true minus sign, units apart.</summary>
public static class Figures
{
    /// <summary>What stands where there is no figure.</summary>
    public const string None = "–";

    private const string Minus = "\u2212";

    /// <summary>
    /// A figure to three significant digits, e.g. <c>0.0391</c>, <c>12.3</c>, <c>1.20e−7</c>; a dash where there is
    /// none, or none that is finite.
    /// </summary>
    public static string Format(double? value) =>
        value is { } figure && double.IsFinite(figure) ? Significant(figure) : None;

    /// <summary>A whole number with thousands apart, e.g. <c>10,000</c>.</summary>
    public static string Count(long count) => Signs(count.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>A share without a sign, in whole percent, never 100 % before it is whole: <c>71 %</c>.</summary>
    public static string Share(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)(Math.Clamp(share, 0, 1) * 100 + 1e-9)} %");

    /// <summary>
    /// A skill with its sign, one digit after the point below 10 %: <c>+4.1 %</c>, <c>−12 %</c>, <c>0.0 %</c>; a dash
    /// where there is none.
    /// </summary>
    public static string Skill(double? skill)
    {
        if (skill is not { } value || !double.IsFinite(value))
            return None;
        var percent = Percent(Math.Abs(value));
        return percent == "0.0" ? "0.0 %" : $"{(value > 0 ? "+" : Minus)}{percent} %";
    }

    /// <summary>
    /// A skill's interval in percent, e.g. <c>[−0.4, +1.2]</c>; <see langword="null"/> where there is none.
    /// </summary>
    public static string? Interval(double? low, double? high)
    {
        static string Bare(double? end) => Skill(end).Replace(" %", "", StringComparison.Ordinal);
        return low is null || high is null ? null : $"[{Bare(low)}, {Bare(high)}]";
    }

    /// <summary>A positive share in percent without the sign of percent: <c>4.1</c>, <c>12</c>.</summary>
    public static string Percent(double share)
    {
        if (!double.IsFinite(share))
            return None;
        var percent = share * 100;
        return percent.ToString(Math.Round(percent, 1) < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// A length of time in its two largest units: <c>0.42 s</c>, <c>11 s</c>, <c>2 min 5 s</c>, <c>3 h 20 min</c>, <c>2
    /// d 4 h</c>.
    /// </summary>
    public static string Duration(double? seconds)
    {
        if (seconds is not { } time || !double.IsFinite(time) || time < 0)
            return None;
        if (time < 9.95)
            return $"{time.ToString(time < 0.995 ? "0.00" : "0.0", CultureInfo.InvariantCulture)} s";
        var whole = (long)Math.Round(time);
        return whole switch
        {
            < 60 => $"{whole} s",
            < 3600 => Pair(whole / 60, "min", whole % 60, "s"),
            < 86_400 => Pair(whole / 3600, "h", whole % 3600 / 60, "min"),
            _ => Pair(whole / 86_400, "d", whole % 86_400 / 3600, "h"),
        };
    }

    /// <summary>A moment as UTC, to the second: <c>2026-11-23 18:20:40</c>.</summary>
    public static string Moment(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? None;

    /// <summary>A moment as UTC, to the minute: <c>2026-11-23 18:20</c>.</summary>
    public static string Minute(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Bytes in the largest unit that leaves at least one: <c>12.1 MB</c> (powers of 1,000).</summary>
    public static string Bytes(long bytes) =>
        bytes switch
        {
            < 1000 => $"{bytes} B",
            < 1_000_000 => $"{Significant(bytes / 1e3)} kB",
            < 1_000_000_000 => $"{Significant(bytes / 1e6)} MB",
            _ => $"{Significant(bytes / 1e9)} GB",
        };

    private static string Pair(long major, string majorUnit, long minor, string minorUnit) =>
        minor == 0 ? $"{major} {majorUnit}" : $"{major} {majorUnit} {minor} {minorUnit}";

    private static string Significant(double value)
    {
        if (value == 0)
            return "0";

        // The exponent after rounding: 0.09996 is 0.100.
        var scientific = value.ToString("e2", CultureInfo.InvariantCulture);
        var exponent = int.Parse(
            scientific.AsSpan(scientific.IndexOf('e') + 1),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture
        );
        if (exponent is < -4 or > 5)
            return Signs($"{scientific[..scientific.IndexOf('e')]}e{exponent}");
        return Signs(value.ToString(exponent < 2 ? $"F{2 - exponent}" : "N0", CultureInfo.InvariantCulture));
    }

    private static string Signs(string text) => text.Replace("-", Minus, StringComparison.Ordinal);
}
