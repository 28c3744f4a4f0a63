using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace GearSweep.Storage.Schema;

/// <summary>Stores times as UTC ticks: SQLite cannot order by <see cref="DateTimeOffset"/>.</summary>
internal sealed class UtcTicksConverter()
    : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
