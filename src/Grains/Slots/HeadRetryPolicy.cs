namespace GearSweep.Grains.Slots;

/// <summary>Whether, and when, the head is asked again after an error.</summary>
internal static class HeadRetryPolicy
{
    /// <summary>How long the head may be away.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether an error is the head's answer, which would be the same again: what was asked for is not there, or what
    /// was told is refused. Other errors may be those of a cluster that has no head just now, an argument that is not
    /// valid among them: no silo has the grain that it names.
    /// </summary>
    public static bool IsAnswer(Exception error) => error is KeyNotFoundException or InvalidDataException;

    /// <summary>Whether an error may be gone when the head is asked again.</summary>
    /// <param name="error">What came of asking.</param>
    /// <param name="elapsed">Time since the head was asked first.</param>
    public static bool IsWorthwhile(Exception error, TimeSpan elapsed) =>
        error is not OutOfMemoryException && !IsAnswer(error) && elapsed < Timeout;

    /// <summary>How long to wait before the head is asked again: twice as long each time, up to a bound.</summary>
    /// <param name="last">The wait before; <see langword="null"/> after the first error.</param>
    public static TimeSpan Wait(TimeSpan? last) =>
        last is not { } before ? FirstWait
        : before * 2 < LongestWait ? before * 2
        : LongestWait;
}
