namespace GearSweep.Training.Baselines;

/// <summary>
/// AR(p) of one target by all channels: y[t] = c + Σ a[k]·u[t − p + k] + … + Σ b[k]·y[t − p + k], k from 0 to p − 1.
/// </summary>
internal sealed class LagLine
{
    private readonly double[] _offsets;

    /// <summary>A line over channels of which offsets are taken off.</summary>
    /// <param name="order">p.</param>
    /// <param name="weights">Those of the first channel's lags, the oldest first, then the next channel's.</param>
    /// <param name="centredIntercept">The target's value, less its offset, where every lag is at its offset.</param>
    /// <param name="offsets">What is taken off each channel.</param>
    public LagLine(int order, double[] weights, double centredIntercept, double[] offsets) =>
        (Order, Weights, CentredIntercept, _offsets) = (order, weights, centredIntercept, offsets);

    /// <summary>p.</summary>
    public int Order { get; }

    /// <summary>Weights of the lags, channel by channel, the oldest first.</summary>
    public double[] Weights { get; }

    /// <summary>The target's value, less its offset, where every lag is at its offset.</summary>
    public double CentredIntercept { get; }

    /// <summary>Predicts a row from the p rows before it.</summary>
    /// <param name="channels">The channels' rows in time order, as they were fitted.</param>
    /// <param name="row">The row, from p on.</param>
    public double Predict(double[][] channels, int row)
    {
        var prediction = CentredIntercept + _offsets[^1];
        for (var channel = 0; channel < channels.Length; channel++)
        {
            var lags = channels[channel].AsSpan(row - Order, Order);
            var weights = Weights.AsSpan(channel * Order, Order);
            for (var k = 0; k < Order; k++)
                prediction += weights[k] * (lags[k] - _offsets[channel]);
        }

        return prediction;
    }
}
