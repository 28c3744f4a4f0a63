using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;

namespace GearSweep.Shared.Sweeps;

/// <summary>
/// A rough price of training, before anything was trained: a fixed cost for every operator call and a rate for the arithmetic.
/// What matters is the ratio of two prices; the absolute scale is corrected by what a sweep's finished trials really took.
/// </summary>
public static class CostModel
{
    private const double SecondsPerLayerAndRow = 5e-5;
    private const double SecondsPerBatch = 4e-4;
    private const double MultiplyAddsPerSecond = 5e10;

    /// <summary>Estimated seconds of one epoch on one thread.</summary>
    /// <param name="configuration">What is trained.</param>
    /// <param name="trainRows">Rows that it is trained on.</param>
    public static double SecondsPerEpoch(Configuration configuration, int trainRows)
    {
        var windows = Math.Max(0, trainRows - configuration.SequenceLength);
        var batches = windows / configuration.BatchSize;
        double h = configuration.HiddenSize, layers = configuration.NumLayers;
        var weights = 4 * h * (SegmentData.Columns + h) + (layers - 1) * 8 * h * h;
        var multiplyAdds = 3 * weights * configuration.SequenceLength * configuration.BatchSize;
        return batches * (SecondsPerBatch + SecondsPerLayerAndRow * layers * configuration.SequenceLength + multiplyAdds / MultiplyAddsPerSecond);
    }
}
