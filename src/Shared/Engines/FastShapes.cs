using GearSweep.Shared.Configurations;

namespace GearSweep.Shared.Engines;

/// <summary>
/// The shapes at which <c>simd</c> has been measured to be faster than <c>torch</c> (<c>docs/results.md</c>, "What auto
/// rests on"; the benchmark <c>auto</c> measures it again, and fails where it finds otherwise). Beyond what was
/// measured <c>auto</c> takes <c>torch</c>.
/// </summary>
public static class FastShapes
{
    private const int MostHidden = 1024,
        MostLength = 400,
        MostBatch = 1000;
    private const long MostStates = 128 * 60 * 1000; // Hidden states of a layer in a step.
    private const int WideHidden = 256,
        SmallBatch = 32,
        LongWindow = 30,
        NarrowHidden = 128,
        VeryLongWindow = 60;

    /// <summary>
    /// Whether they have this one, on a processor that fuses multiply-adds. Small batches of long windows are left out
    /// where layers are wide: large weights are read from memory again at every time, and libtorch multiplies all
    /// times' inputs at once. For the same reason windows of more than 60 rows are left out beyond 128 hidden units.
    /// </summary>
    public static bool Have(Configuration configuration)
    {
        int hidden = configuration.HiddenSize,
            length = configuration.SequenceLength,
            batch = configuration.BatchSize;
        var isMeasured =
            hidden <= MostHidden
            && length <= MostLength
            && batch <= MostBatch
            && (long)hidden * length * batch <= MostStates;
        var isSlow =
            (hidden > WideHidden && batch < SmallBatch && length > LongWindow)
            || (hidden > NarrowHidden && length > VeryLongWindow);
        return isMeasured && !isSlow;
    }
}
