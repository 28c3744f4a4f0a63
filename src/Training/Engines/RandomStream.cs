using System.Runtime.InteropServices;
using GearSweep.Shared.Randomness;

namespace GearSweep.Training.Engines;

/// <summary>
/// All randomness of a trial, as pure functions of its seed and of what is drawn: whatever engine trains, in however
/// many attempts, it meets the same initial weights, the same batches and the same dropout masks.
/// </summary>
internal static class RandomStream
{
    private const ulong WeightPurpose = 1,
        ShufflePurpose = 2,
        DropoutPurpose = 3;

    /// <summary>
    /// Draws a parameter's initial values, uniform from −bound up to but without bound: PyTorch's default is bound =
    /// 1/√H.
    /// </summary>
    /// <param name="seed">The trial's seed.</param>
    /// <param name="parameter">The parameter's number within its model, from 0.</param>
    /// <param name="bound">Above 0.</param>
    /// <param name="values">Receives the values.</param>
    public static void InitialWeights(ulong seed, int parameter, float bound, Span<float> values)
    {
        var random = new Philox(seed, Stream(WeightPurpose, 0, 0, parameter));
        foreach (ref var value in values)
            value = (2 * random.NextSingle() - 1) * bound;
    }

    /// <summary>The order in which an epoch visits the train windows.</summary>
    /// <param name="seed">The trial's seed.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="windows">How many there are.</param>
    public static int[] EpochOrder(ulong seed, int epoch, int windows)
    {
        var order = new int[windows];
        EpochOrder(seed, epoch, order);
        return order;
    }

    /// <summary>The order in which an epoch visits the train windows, in memory that is there.</summary>
    /// <param name="seed">The trial's seed.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="order">Receives the windows' numbers: as many as there are.</param>
    public static void EpochOrder(ulong seed, int epoch, Span<int> order)
    {
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        new Philox(seed, Stream(ShufflePurpose, 0, epoch, 0)).Shuffle(order);
    }

    /// <summary>
    /// Draws an inverted dropout mask (as PyTorch's): 0 with <paramref name="probability"/>, else 1/(1 − probability),
    /// so that the expectation of a masked value is the value.
    /// </summary>
    /// <param name="seed">The trial's seed.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="batch">The batch within the epoch, from 0.</param>
    /// <param name="layer">The layer whose output is masked, from 0.</param>
    /// <param name="probability">From 0 up to but without 1.</param>
    /// <param name="mask">Receives the mask, shape batch size × L × H, row-major.</param>
    public static void DropoutMask(ulong seed, int epoch, int batch, int layer, double probability, Span<float> mask)
    {
        var words = MemoryMarshal.Cast<float, uint>(mask);
        Philox.Fill(seed, Stream(DropoutPurpose, layer, epoch, batch), words);
        var threshold = (uint)Math.Min(uint.MaxValue, probability * (1L << 32));
        var kept = (float)(1 / (1 - probability));
        for (var i = 0; i < mask.Length; i++)
            mask[i] = words[i] < threshold ? 0 : kept;
    }

    /// <summary>8 bits of purpose, 8 of layer, 24 of epoch, 24 of an index.</summary>
    private static ulong Stream(ulong purpose, int layer, int epoch, int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(epoch, 1 << 24);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, 1 << 24);
        return (purpose << 56) | ((ulong)layer << 48) | ((ulong)epoch << 24) | (uint)index;
    }
}
