using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Engines;

namespace GearSweep.Shared.Sweeps;

/// <summary>
/// A rough price of training, before anything was trained: a fixed cost of a step, one for each layer and row of a
/// window, one for each gate of a hidden state, and a rate for the arithmetic of the matrix products. What matters is
/// the ratio of two prices; the absolute scale is corrected by what a sweep's finished trials really took.
/// </summary>
/// <remarks>
/// The constants are fitted to the steps of <c>docs/results.md</c> (hidden 16 to 256, batches of 100, one thread of an
/// Intel Xeon at 2.8 GHz with vectors of 512 bits), and come within 30 % of each. The benchmark <c>profile</c> compares
/// the price with the steps of a whole sweep.
/// </remarks>
public static class CostModel
{
    /// <summary>What the products compute a second, forward and backward, and what everything else takes.</summary>
    private sealed record Rates(double Step, double LayerAndRow, double Gate, double MultiplyAddsPerSecond);

    private static readonly Rates OfSimd = new(Step: 1e-5, LayerAndRow: 0, Gate: 1e-9, MultiplyAddsPerSecond: 6.5e10);
    private static readonly Rates OfTorch = new(
        Step: 7e-4,
        LayerAndRow: 1e-4,
        Gate: 2.5e-9,
        MultiplyAddsPerSecond: 3.5e10
    );

    /// <summary>Estimated seconds of one epoch on one thread.</summary>
    /// <param name="configuration">What is trained.</param>
    /// <param name="trainRows">Rows that it is trained on.</param>
    /// <param name="engine">The engine that the specification names.</param>
    /// <param name="columns">Columns of a row: speed, load and the channels.</param>
    public static double SecondsPerEpoch(
        Configuration configuration,
        int trainRows,
        string engine = EngineName.Auto,
        int columns = SegmentData.UsualColumns
    )
    {
        var windows = Math.Max(0, trainRows - configuration.SequenceLength);
        var isSimd = engine == EngineName.Simd || (engine == EngineName.Auto && FastShapes.Have(configuration));
        var step = SecondsPerStep(configuration, columns, isSimd ? OfSimd : OfTorch);
        foreach (var parameter in ParameterCatalog.All)
        {
            if (parameter.CostFactor is { } factor)
                step *= factor(configuration[parameter]);
        }

        return windows / configuration.BatchSize * step;
    }

    private static double SecondsPerStep(Configuration configuration, int columns, Rates rates)
    {
        double h = configuration.HiddenSize,
            layers = configuration.NumLayers,
            length = configuration.SequenceLength,
            batch = configuration.BatchSize;
        var gates = configuration.Cell.Gates();
        var weights = gates * h * (columns + h + (layers - 1) * 2 * h);
        var multiplyAdds = 3 * weights * length * batch;
        return rates.Step
            + rates.LayerAndRow * layers * length
            + rates.Gate * gates * layers * h * length * batch
            + multiplyAdds / rates.MultiplyAddsPerSecond;
    }
}
