using GearSweep.Training.Baselines;
using GearSweep.Training.Series;

namespace GearSweep.Training.Models;

/// <summary>
/// The line beside a network: ŷ = b + w·x + net(x), with x all values of the window. w and b are fitted on the train
/// rows by ridge regression and frozen, and the network learns what is left of the target.
/// </summary>
/// <remarks>
/// A residual connection around the whole network (He and others, "Deep residual learning for image recognition", CVPR
/// 2016), with the linear part estimated apart, as in hybrid forecasts of a linear model and a network on its residuals
/// (Zhang, "Time series forecasting using a hybrid ARIMA and neural network model", Neurocomputing 50, 2003).
/// </remarks>
internal sealed class LinearSkip
{
    private LinearSkip(float[] weights, float bias, double ridge) => (Weights, Bias, Ridge) = (weights, bias, ridge);

    /// <summary>w, row by row of the window as <c>x.flatten(1)</c> has it in PyTorch.</summary>
    public float[] Weights { get; }

    /// <summary>b.</summary>
    public float Bias { get; }

    /// <summary>λ, that of the least error on the validation rows.</summary>
    public double Ridge { get; }

    /// <summary>
    /// Fits the line on the train rows, with the λ that predicts the validation rows best; without validation rows, the
    /// one that predicts the last fifth of the train rows best from the others.
    /// </summary>
    /// <param name="series">The windows, in the model's scale and with its columns.</param>
    public static LinearSkip Create(SplitSeries series)
    {
        var (length, columns) = (series.Length, series.Train.Columns);
        // A constant column is 0, as the speed and load of a condition are, and its weights stay 0.
        (int Column, double[] Values)[] varied =
        [
            .. Enumerable
                .Range(0, columns)
                .Select(column => (column, Values: series.ModelColumn(column)))
                .Where(c => c.column == columns - 1 || c.Values.Any(value => value != 0)),
        ];
        double[][] channels = [.. varied.Select(c => c.Values)];
        double[] offsets = [.. channels.Select(values => values.AsSpan(0, series.Split.TrainRows).ToArray().Average())];
        var ridge = RidgeFit.Create(series, channels, offsets, length);
        var line = ridge.Line;
        var weights = new float[length * columns];
        var bias = line.CentredIntercept + offsets[^1];
        for (var channel = 0; channel < channels.Length; channel++)
        {
            for (var row = 0; row < length; row++)
            {
                var weight = line.Weights[channel * length + row];
                weights[row * columns + varied[channel].Column] = (float)weight;
                bias -= weight * offsets[channel];
            }
        }

        return new LinearSkip(weights, (float)bias, ridge.Penalty);
    }

    /// <summary>What the line predicts of each window, in the model's scale.</summary>
    public double[] Predict(Windows windows)
    {
        var predictions = new double[windows.Count];
        var rows = windows.Rows.Span;
        for (var window = 0; window < predictions.Length; window++)
        {
            var values = rows.Slice(windows.Starts[window] * windows.Columns, Weights.Length);
            double sum = Bias;
            for (var i = 0; i < values.Length; i++)
                sum += (double)Weights[i] * values[i];
            predictions[window] = sum;
        }

        return predictions;
    }

    /// <summary>The windows with what the line leaves of their targets, which the network is to learn.</summary>
    public Windows Residuals(Windows windows)
    {
        var predicted = Predict(windows);
        var left = new float[predicted.Length];
        for (var window = 0; window < left.Length; window++)
            left[window] = (float)(windows.Target(window) - predicted[window]);
        return windows.Learning(left);
    }
}
