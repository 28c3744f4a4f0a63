namespace GearSweep.Training.Datasets;

/// <summary>What a number in the time column counts.</summary>
internal enum TimeUnit
{
    Seconds,
    Milliseconds,
    Microseconds,
    Nanoseconds,
}
