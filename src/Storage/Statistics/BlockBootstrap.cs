using System.Collections.Concurrent;
using GearSweep.Shared.Randomness;
using GearSweep.Shared.Trials;

namespace GearSweep.Storage.Statistics;

/// <summary>
/// What the choice of test rows adds to the ratio of two root mean squared errors: both are worked out again from blocks
/// drawn with replacement.
/// </summary>
internal static class BlockBootstrap
{
    private const int Resamples = 400;

    // How often each resample draws each block: the same draws for the same number of blocks, so that the same sums always
    // give the same interval. As many entries as there are numbers of blocks.
    private static readonly ConcurrentDictionary<int, byte[]> Draws = new();

    /// <summary>Variance of 1 − mean RMSE / the other's mean RMSE.</summary>
    /// <param name="model">Sums of squared errors of each seed, block by block.</param>
    /// <param name="other">The other's, of the same blocks.</param>
    public static double Variance(double[][] model, double[][] other)
    {
        var blocks = model[0].Length;
        var draws = Draws.GetOrAdd(blocks, Draw);
        var (sum, squares) = (0.0, 0.0);
        for (var resample = 0; resample < Resamples; resample++)
        {
            var times = draws.AsSpan(resample * blocks, blocks);
            var ratio = MeanRoot(model, times) / MeanRoot(other, times);
            if (!double.IsFinite(ratio))
                continue;
            sum += ratio;
            squares += ratio * ratio;
        }

        return Math.Max(0, (squares - sum * sum / Resamples) / (Resamples - 1));
    }

    private static double MeanRoot(double[][] seeds, ReadOnlySpan<byte> times)
    {
        var mean = 0.0;
        foreach (var sums in seeds)
        {
            var total = 0.0;
            for (var block = 0; block < times.Length; block++)
                total += times[block] * sums[block];
            mean += Math.Sqrt(total);
        }

        return mean / seeds.Length;
    }

    private static byte[] Draw(int blocks)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blocks, PairedErrors.MostBlocks);
        var random = new Philox(seed: Resamples, stream: (ulong)blocks);
        var draws = new byte[Resamples * blocks];
        for (var resample = 0; resample < Resamples; resample++)
        {
            for (var i = 0; i < blocks; i++)
                draws[resample * blocks + random.NextInt32(blocks)]++;
        }

        return draws;
    }
}
