using System.Diagnostics;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Randomness;
using GearSweep.Training.Engines;
using TrainWindows = GearSweep.Training.Series.Windows;

namespace GearSweep.Benchmarks.Engines;

/// <summary>
/// One epoch of training on 14,000 rows of noise in all four columns: what an engine takes for it, and what arithmetic
/// is in it.
/// </summary>
internal static class EpochTiming
{
    private const int Rows = 14_000;
    private static readonly float[] Noise = MakeNoise();

    /// <summary>Windows over the noise.</summary>
    public static TrainWindows Windows(Configuration configuration) => new(Noise, configuration.SequenceLength);

    /// <summary>
    /// Seconds of each of several epochs, after a shorter one that compiles, and the processor's peak right before and
    /// right after them.
    /// </summary>
    public static (double[] Epochs, FloatPeak Before, FloatPeak After) Measure(
        ITrainingEngine engine,
        Configuration configuration,
        int repeats
    )
    {
        var windows = Windows(configuration);
        using var model = engine.Create(configuration, 1, windows);
        Epoch(model, configuration, windows, batches: 20);
        var before = FloatPeak.Measure();
        var epochs = new double[repeats];
        foreach (ref var seconds in epochs.AsSpan())
        {
            var started = Stopwatch.GetTimestamp();
            Epoch(model, configuration, windows, windows.Count / configuration.BatchSize);
            seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        return (epochs, before, FloatPeak.Measure());
    }

    /// <summary>
    /// Seconds a batch: the least mean of some runs, each of a batch or a twentieth of a second at least, for a given
    /// time or a little longer.
    /// </summary>
    public static double SecondsABatch(ITrainingEngine engine, Configuration configuration, TimeSpan most)
    {
        const int WarmUps = 5,
            Runs = 3;
        const double RunSeconds = 0.05;
        var windows = Windows(configuration);
        using var model = engine.Create(configuration, 1, windows);
        var batch = RandomStream.EpochOrder(1, 0, windows.Count).AsSpan(0, configuration.BatchSize).ToArray();
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < WarmUps && (i == 0 || Stopwatch.GetElapsedTime(began) < most / 2); i++)
            model.TrainBatch(batch, 0, i);
        var least = double.PositiveInfinity;
        for (var run = 0; run < Runs && (run == 0 || Stopwatch.GetElapsedTime(began) < most); run++)
        {
            var started = Stopwatch.GetTimestamp();
            var batches = 0;
            do model.TrainBatch(batch, 0, batches++);
            while (Stopwatch.GetElapsedTime(started).TotalSeconds < RunSeconds);
            least = Math.Min(least, Stopwatch.GetElapsedTime(started).TotalSeconds / batches);
        }

        return least;
    }

    /// <summary>
    /// Multiplications and additions of the matrix products that an epoch needs: gates·H·(I + H) multiply-adds a layer, row
    /// and window, forward and twice backward; less the products with the first hidden state, which is zero, and with
    /// the error of the series, which nobody asks for.
    /// </summary>
    public static double Operations(Configuration configuration)
    {
        double h = configuration.HiddenSize,
            t = configuration.SequenceLength,
            macs = 0;
        for (var layer = 0; layer < configuration.NumLayers; layer++)
        {
            var inputs = layer == 0 ? SegmentData.UsualColumns : h;
            macs += configuration.Cell.Gates() * h * (inputs * t * (layer == 0 ? 2 : 3) + h * (t - 1) * 3);
        }

        return 2 * macs * configuration.BatchSize * ((Rows - configuration.SequenceLength) / configuration.BatchSize);
    }

    private static void Epoch(IRecurrentModel model, Configuration configuration, TrainWindows windows, int batches)
    {
        var order = RandomStream.EpochOrder(1, 0, windows.Count);
        for (var batch = 0; batch < batches; batch++)
            model.TrainBatch(order.AsSpan(batch * configuration.BatchSize, configuration.BatchSize), 0, batch);
    }

    private static float[] MakeNoise()
    {
        var random = new Philox(1, 1);
        var noise = new float[Rows * SegmentData.UsualColumns];
        foreach (ref var value in noise.AsSpan())
            value = random.NextSingle();
        return noise;
    }
}
