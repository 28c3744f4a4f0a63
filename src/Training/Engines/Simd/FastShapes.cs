using GearSweep.Shared.Configurations;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// The shapes at which <c>simd</c> has been measured to be faster than <c>torch</c> (<c>docs/results.md</c>, "What auto rests on"; the benchmark <c>auto</c>
/// measures it again, and fails where it finds otherwise). Beyond what was measured <c>auto</c> takes <c>torch</c>.
/// </summary>
internal static class FastShapes
{
    /// <summary>The widest layer that is measured.</summary>
    public const int MostHidden = 1024;

    /// <summary>The longest window that is measured.</summary>
    public const int MostLength = 400;

    /// <summary>The largest batch that is measured.</summary>
    public const int MostBatch = 1000;

    /// <summary>The most hidden states of a layer in a step (batch × length × hidden) that are measured: 128 × 60 × 1,000.</summary>
    public const long MostStates = 7_680_000;

    private const int WideHidden = 256, SmallBatch = 32, LongWindow = 14, NarrowHidden = 33, VeryLongWindow = 60;

    /// <summary>
    /// Whether they have this one. Small batches of long windows are left out where layers are wide: large weights are read from memory again at every
    /// time, and libtorch multiplies all times' inputs at once. Neither is faster with 128 hidden units and windows of 400 rows.
    /// </summary>
    public static bool Have(Configuration configuration)
    {
        int hidden = configuration.HiddenSize, length = configuration.SequenceLength, batch = configuration.BatchSize;
        var isMeasured = hidden <= MostHidden && length <= MostLength && batch <= MostBatch && (long)hidden * length * batch <= MostStates;
        var isSlow = (hidden > WideHidden && batch < SmallBatch && length > LongWindow) || (hidden > NarrowHidden && length > VeryLongWindow);
        return isMeasured && !isSlow;
    }
}
