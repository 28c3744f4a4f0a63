namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// Some windows at some times, over which gradients are summed in one go: several whole times of a small batch, or some
/// windows of a large one.
/// </summary>
/// <param name="Time">The first time.</param>
/// <param name="Times">How many.</param>
/// <param name="FirstRow">The first window.</param>
/// <param name="Rows">How many.</param>
internal readonly record struct GradientChunk(int Time, int Times, int FirstRow, int Rows)
{
    /// <summary>Windows times times of a chunk at most.</summary>
    public const int MostRows = 128;

    /// <summary>The chunk without the time before which there is no hidden state.</summary>
    public GradientChunk WithTimeBefore => Time > 0 ? this : this with { Time = 1, Times = Times - 1 };

    /// <summary>Whole times in a chunk.</summary>
    public static int TimesOf(int rows) => Math.Max(1, MostRows / rows);

    /// <summary>Chunks that a time is cut into.</summary>
    public static int SlicesOf(int rows) => (rows + MostRows - 1) / MostRows;
}
