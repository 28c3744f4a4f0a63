using GearSweep.Shared.Randomness;
using MathNet.Numerics.Statistics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GearSweep.Training.Generation;

/// <summary>
/// Asks whether there is anything in the lags that a line cannot see: a perceptron of 32 units learns the residuals of
/// AR(32) from 16 rows of both sensors.
/// </summary>
/// <remarks>
/// Adam, 40 epochs in batches of 64; the last fifth of the train rows chooses the epoch, or none. Its output begins at 0,
/// so that it begins as the line. Everything is drawn from counters: the same rows give the same gain.
/// </remarks>
internal static class SmallPerceptron
{
    private const int Lags = 16;
    private const int Units = 32;
    private const int Epochs = 40;
    private const int Batch = 64;
    private const double LearningRate = 1e-3;
    private const double WeightDecay = 1e-3;

    /// <summary>By how much the test RMSE of line and perceptron is below that of the line.</summary>
    public static double Gain(SensorPair rows)
    {
        set_num_threads(1);
        using var scope = NewDisposeScope();
        var residuals = rows.Residuals(order: 32);
        var train = rows.TrainRows - SensorPair.MostLags;
        var fit = (int)(0.8 * rows.TrainRows) - SensorPair.MostLags;
        var (x, y) = (Inputs(rows), tensor(Scaled(residuals, train)).to_type(float32).unsqueeze(1));
        Tensor[] initial = [Uniform(1, 2 * Lags, Units), Uniform(2, 1, Units), zeros(Units, 1), zeros(1, 1)];
        Parameter[] weights = [.. initial.Select(weight => new Parameter(weight))];
        using var adam = optim.AdamW(weights, LearningRate, weight_decay: WeightDecay);
        var line = Error(from: train, to: residuals.Length, useNet: false);
        var (best, gain) = (Error(fit, train, useNet: false), 0.0);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var order = Shuffled(fit, (ulong)(10 + epoch));
            for (var from = 0; from < fit; from += Batch)
            {
                using var batchScope = NewDisposeScope();
                var batch = tensor(order[from..Math.Min(fit, from + Batch)]);
                adam.zero_grad();
                (Net(x.index_select(0, batch)) - y.index_select(0, batch)).square().mean().backward();
                adam.step();
            }

            var error = Error(fit, train, useNet: true);
            if (error < best)
                (best, gain) = (error, 1 - (Error(train, residuals.Length, useNet: true) / line));
        }

        return gain;

        Tensor Net(Tensor input) => (input.mm(weights[0]) + weights[1]).tanh().mm(weights[2]) + weights[3];

        double Error(int from, int to, bool useNet)
        {
            using var noGrad = no_grad();
            using var errorScope = NewDisposeScope();
            var truth = y.slice(0, from, to, 1);
            return Math.Sqrt((useNet ? Net(x.slice(0, from, to, 1)) - truth : truth).square().mean().item<float>());
        }
    }

    private static Tensor Inputs(SensorPair rows)
    {
        var channels = new[] { rows.Sensor1, rows.Sensor2 }.Select(sensor => Scaled(sensor, rows.TrainRows)).ToArray();
        var count = rows.Sensor2.Length - SensorPair.MostLags;
        var inputs = new float[count, 2 * Lags];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < 2 * Lags; j++)
                inputs[i, j] = (float)channels[j / Lags][i + SensorPair.MostLags - Lags + (j % Lags)];
        }

        return tensor(inputs);
    }

    private static double[] Scaled(double[] values, int trainRows)
    {
        var (mean, std) = ArrayStatistics.MeanStandardDeviation(values[..trainRows]);
        return Array.ConvertAll(values, value => (value - mean) / std);
    }

    private static Tensor Uniform(ulong stream, int rows, int columns)
    {
        var random = new Philox(7, stream);
        var bound = 1 / Math.Sqrt(2 * Lags);
        var values = new float[rows, columns];
        for (var i = 0; i < rows * columns; i++)
            values[i / columns, i % columns] = (float)(bound * ((2 * random.NextDouble()) - 1));
        return tensor(values);
    }

    private static long[] Shuffled(int count, ulong stream)
    {
        var random = new Philox(7, stream);
        long[] order = [.. Enumerable.Range(0, count)];
        for (var i = count - 1; i > 0; i--)
        {
            var other = (int)(random.NextDouble() * (i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
