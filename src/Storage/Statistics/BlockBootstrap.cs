using System.Collections.Concurrent;
using GearSweep.Shared.Randomness;
using GearSweep.Shared.Trials;

namespace GearSweep.Storage.Statistics;

/// <summary>
/// What the choice of test rows does to ratios of root mean squared errors: each is worked out again from blocks drawn
/// with replacement, the same blocks for all.
/// </summary>
internal static class BlockBootstrap
{
    private const int Resamples = 400;

    // How often each resample draws each block: the same draws for the same number of blocks, so that the same sums always
    // give the same interval. As many entries as there are numbers of blocks.
    private static readonly ConcurrentDictionary<int, byte[]> Draws = new();

    /// <summary>A seed's RMSE ÷ AR*'s in each resample.</summary>
    /// <param name="seed">Sums of squared errors of the seed and of AR*, block by block.</param>
    public static double[] Ratios((double[] Model, double[] ArStar) seed)
    {
        var blocks = seed.Model.Length;
        var draws = Draws.GetOrAdd(blocks, Draw);
        var ratios = new double[Resamples];
        for (var resample = 0; resample < Resamples; resample++)
        {
            var times = draws.AsSpan(resample * blocks, blocks);
            ratios[resample] = Math.Sqrt(Total(seed.Model, times) / Total(seed.ArStar, times));
        }

        return ratios;
    }

    private static double Total(double[] sums, ReadOnlySpan<byte> times)
    {
        var total = 0.0;
        for (var block = 0; block < times.Length; block++)
            total += times[block] * sums[block];
        return total;
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
