using System.Globalization;

namespace GearSweep.Training.Datasets;

/// <summary>
/// Reads the fields of a time column. The first row says whether they are times or numbers, and whether times have a
/// zone; every other row has to be of the same kind. Numbers are seconds, milliseconds, microseconds or nanoseconds by
/// their size, as since 1970 they are told apart by it until the year 5138, unless the mapping says which.
/// </summary>
/// <param name="stated">What numbers count, where the mapping says so.</param>
/// <param name="number">Reads numbers as the rest of the file writes them.</param>
internal sealed class TimeColumn(TimeUnit? stated, NumberField number)
{
    private const decimal MostSeconds = 1e11m;
    private const decimal MostMilliseconds = 1e14m;
    private const decimal MostMicroseconds = 1e17m;

    // Ten times what any unit can count up to the year 10000; more would overflow.
    private const decimal MostNumber = 1e21m;

    private const decimal FirstDay = 25_569;
    private const decimal LastDay = 80_000;
    private const string NoDate = "a time with its date; export it so, or state 'rate:' and no 'time:' in the mapping";

    private static readonly decimal Epoch = DateTime.UnixEpoch.Ticks;

    private bool _begun;
    private bool _hasZone;
    private TimeUnit? _unit;
    private int _firstZone;
    private bool _zonesDiffer;

    /// <summary>Whether times are zone-less and may jump with daylight saving.</summary>
    public bool IsLocal => _begun && !_hasZone && _unit is null;

    /// <summary>
    /// Whether the numbers are of the size of days since 1900, as Excel counts those from 1970 to 2119, and have a time
    /// of the day.
    /// </summary>
    public bool MayBeDays { get; private set; }

    /// <summary>How the column was read, where that is not plain to see.</summary>
    public IEnumerable<string> Notes(string column)
    {
        if (_unit is { } unit)
        {
            var kind = stated is null ? "were taken for" : "are";
            yield return $"The numbers in '{column}' {kind} {unit.ToString().ToLowerInvariant()}, from 1970 or from the recording's start.";
        }

        if (_hasZone && _zonesDiffer)
            yield return $"The times in '{column}' have different zones; all were converted to UTC.";
        else if (_hasZone && _firstZone != 0)
            yield return $"The times in '{column}' have a zone ({Zone(_firstZone)}); they were converted to UTC.";
    }

    /// <summary>Reads a field.</summary>
    /// <param name="text">The field, without blanks around it.</param>
    /// <param name="ticks">Units of 100 ns since the year 1.</param>
    /// <returns>What was expected instead; <see langword="null"/> when the time was read.</returns>
    public string? Read(ReadOnlySpan<byte> text, out long ticks)
    {
        if (TimeText.TryParse(text, out ticks, out var zone))
            return TakeTime(zone);
        if (!_begun && TimeText.IsClockAlone(text))
            return NoDate;
        if (!number.TryParseExactly(text, out var value))
            return Expected;
        if (!_begun)
        {
            (_begun, _unit) = (true, stated ?? UnitOf(value));
            MayBeDays = stated is null && value is >= FirstDay and < LastDay && value != decimal.Truncate(value);
        }

        if (_unit is not { } unit)
            return Expected;
        if (stated is null && UnitOf(value) != unit)
            return $"{unit.ToString().ToLowerInvariant()} as in the first row";
        var exact = Math.Abs(value) < MostNumber ? Epoch + decimal.Round(InTicks(value, unit)) : -1;
        if (exact < 0 || exact > DateTime.MaxValue.Ticks)
            return "a time from the year 1 to 9999";
        ticks = (long)exact;
        return null;
    }

    private string Expected =>
        !_begun ? "a time such as 2023-05-03 21:47:31.000200, or seconds"
        : _unit is not null ? "a number as in the first row"
        : _hasZone ? "a time with a zone as in the first row"
        : "a time such as 2023-05-03 21:47:31.000200";

    private string? TakeTime(int? zone)
    {
        if (!_begun)
        {
            (_begun, _hasZone, _firstZone) = (true, zone is not null, zone ?? 0);
            return null;
        }

        if (_unit is not null)
            return "a number as in the first row";
        if (_hasZone && zone is null)
            return "a time with a zone as in the first row";
        if (!_hasZone && zone is not null)
            return "a time without a zone as in the first row";
        _zonesDiffer |= zone is { } offset && offset != _firstZone;
        return null;
    }

    private static TimeUnit UnitOf(decimal value) =>
        Math.Abs(value) switch
        {
            < MostSeconds => TimeUnit.Seconds,
            < MostMilliseconds => TimeUnit.Milliseconds,
            < MostMicroseconds => TimeUnit.Microseconds,
            _ => TimeUnit.Nanoseconds,
        };

    private static decimal InTicks(decimal value, TimeUnit unit) =>
        unit switch
        {
            TimeUnit.Seconds => value * TimeSpan.TicksPerSecond,
            TimeUnit.Milliseconds => value * TimeSpan.TicksPerMillisecond,
            TimeUnit.Microseconds => value * TimeSpan.TicksPerMicrosecond,
            _ => value / TimeSpan.NanosecondsPerTick,
        };

    private static string Zone(int minutes) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}"
        );
}
