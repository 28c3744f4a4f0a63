using GearSweep.Shared.Randomness;
using MathNet.Numerics.Statistics;

namespace GearSweep.Training.Generation;

/// <summary>
/// Asks whether there is anything in the lags that a line cannot see: a perceptron of 32 units (tanh) learns the
/// residuals of AR(32) from 16 rows of both sensors.
/// </summary>
/// <remarks>
/// Adam, 30 epochs in batches of 64; the last fifth of the train rows chooses the epoch, or none. The output begins at 0,
/// so that it begins as the line. Everything is drawn from counters: the same rows give the same gain.
/// </remarks>
internal sealed class SmallPerceptron
{
    private const int Lags = 16;
    private const int Inputs = 2 * Lags;
    private const int Units = 32;
    private const int Epochs = 30;
    private const int Batch = 64;
    private const double LearningRate = 2e-3;
    private const ulong Seed = 7;

    // Each unit's input weights and bias, then the output's weights and bias.
    private readonly double[] _weights = new double[(Units * (Inputs + 1)) + Units + 1];
    private readonly double[] _gradient;
    private readonly double[] _first;
    private readonly double[] _second;
    private readonly double[] _hidden = new double[Units];
    private int _steps;

    private SmallPerceptron()
    {
        (_gradient, _first, _second) = (Zeros(), Zeros(), Zeros());
        var random = new Philox(Seed, 0);
        foreach (ref var weight in _weights.AsSpan(0, Output))
            weight = ((2 * random.NextDouble()) - 1) / Math.Sqrt(Inputs);

        double[] Zeros() => new double[_weights.Length];
    }

    private const int Output = Units * (Inputs + 1);

    /// <summary>By how much the test RMSE of line and perceptron is below that of the line.</summary>
    public static double Gain(SensorPair rows)
    {
        double[][] sensors = [Scaled(rows.Sensor1, rows.TrainRows), Scaled(rows.Sensor2, rows.TrainRows)];
        var train = rows.TrainRows - SensorPair.MostLags;
        var fit = (int)(0.8 * rows.TrainRows) - SensorPair.MostLags;
        var truth = Scaled(rows.Residuals(order: 32), train);
        double[][] inputs = [.. truth.Select((_, i) => Window(i + SensorPair.MostLags))];
        var net = new SmallPerceptron();
        var line = Error(train, truth.Length);
        var (best, gain) = (Error(fit, train), 0.0);
        for (var epoch = 1; epoch <= Epochs; epoch++)
        {
            foreach (var batch in Shuffled(fit, (ulong)epoch).Chunk(Batch))
                net.Step(inputs, truth, batch);
            var error = Error(fit, train);
            if (error < best)
                (best, gain) = (error, 1 - (Error(train, truth.Length) / line));
        }

        return gain;

        double[] Window(int row) => [.. sensors.SelectMany(sensor => sensor[(row - Lags)..row])];

        double Error(int from, int to) =>
            Math.Sqrt(Enumerable.Range(from, to - from).Average(i => Math.Pow(truth[i] - net.Predict(inputs[i]), 2)));
    }

    private double Predict(double[] input)
    {
        var prediction = _weights[^1];
        for (var unit = 0; unit < Units; unit++)
        {
            var weights = _weights.AsSpan(unit * (Inputs + 1), Inputs + 1);
            var sum = weights[Inputs];
            for (var i = 0; i < Inputs; i++)
                sum += weights[i] * input[i];
            _hidden[unit] = Math.Tanh(sum);
            prediction += _weights[Output + unit] * _hidden[unit];
        }

        return prediction;
    }

    /// <summary>One step of Adam on the mean squared error of a batch.</summary>
    private void Step(double[][] inputs, double[] truth, int[] batch)
    {
        Array.Clear(_gradient);
        foreach (var row in batch)
        {
            var error = 2 * (Predict(inputs[row]) - truth[row]) / batch.Length;
            _gradient[^1] += error;
            for (var unit = 0; unit < Units; unit++)
            {
                _gradient[Output + unit] += error * _hidden[unit];
                var back = error * _weights[Output + unit] * (1 - (_hidden[unit] * _hidden[unit]));
                var gradient = _gradient.AsSpan(unit * (Inputs + 1), Inputs + 1);
                gradient[Inputs] += back;
                for (var i = 0; i < Inputs; i++)
                    gradient[i] += back * inputs[row][i];
            }
        }

        _steps++;
        var (left1, left2) = (1 - Math.Pow(0.9, _steps), 1 - Math.Pow(0.999, _steps));
        for (var i = 0; i < _weights.Length; i++)
        {
            _first[i] += 0.1 * (_gradient[i] - _first[i]);
            _second[i] += 0.001 * ((_gradient[i] * _gradient[i]) - _second[i]);
            _weights[i] -= LearningRate * _first[i] / left1 / (Math.Sqrt(_second[i] / left2) + 1e-8);
        }
    }

    private static double[] Scaled(double[] values, int trainRows)
    {
        var (mean, std) = ArrayStatistics.MeanStandardDeviation(values[..trainRows]);
        return Array.ConvertAll(values, value => (value - mean) / std);
    }

    private static int[] Shuffled(int count, ulong stream)
    {
        var random = new Philox(Seed, stream);
        int[] order = [.. Enumerable.Range(0, count)];
        for (var i = count - 1; i > 0; i--)
        {
            var other = (int)(random.NextDouble() * (i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
