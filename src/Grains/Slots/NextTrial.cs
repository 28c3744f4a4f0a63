namespace GearSweep.Grains.Slots;

/// <summary>When a slot asks for its next trial: shortly before the one that it has ends.</summary>
internal static class NextTrial
{
    private static readonly TimeSpan Before = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether what is left takes no longer than 50 ms, by the pace of the epochs that are done.</summary>
    /// <param name="done">Epochs of this attempt.</param>
    /// <param name="left">Epochs that are left at most; an early stop may need fewer.</param>
    /// <param name="elapsed">How long the epochs that are done took.</param>
    public static bool IsDue(int done, int left, TimeSpan elapsed) => done > 0 && elapsed / done * left <= Before;

    /// <summary>Whether a training that begins takes no longer than 50 ms.</summary>
    /// <param name="expected">How long it is expected to take; <see langword="null"/> when nothing is known.</param>
    public static bool IsDue(TimeSpan? expected) => expected <= Before;
}
