using GearSweep.Shared.Configurations;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines;

/// <summary>
/// The cells' equations as the lecture and PyTorch's documentation write them, one number after the other, in double:
/// what engines are compared with.
/// </summary>
internal static class PlainRecurrence
{
    /// <summary>The model's prediction for one window.</summary>
    public static double Predict(Configuration configuration, float[][] weights, Windows windows, int window)
    {
        var x = Enumerable
            .Range(windows.Starts[window], windows.Length)
            .Select(row =>
                windows.Rows.Slice(row * windows.Columns, windows.Columns).ToArray().Select(v => (double)v).ToArray()
            )
            .ToArray();
        for (var layer = 0; layer < configuration.NumLayers; layer++)
        {
            x = Layer(configuration.Cell, configuration.HiddenSize, weights.AsSpan(4 * layer, 4).ToArray(), x);
        }

        return Row(weights[^2], 0, x[^1]) + weights[^1][0];
    }

    private static double[][] Layer(CellKind cell, int hidden, float[][] w, double[][] inputs)
    {
        var h = new double[hidden];
        var c = new double[hidden];
        var outputs = new List<double[]>();
        foreach (var x in inputs)
        {
            var previous = h;
            double Input(int gate, int k) => Row(w[0], gate * hidden + k, x) + w[2][gate * hidden + k];
            double Hidden(int gate, int k) => Row(w[1], gate * hidden + k, previous) + w[3][gate * hidden + k];
            h =
            [
                .. Enumerable
                    .Range(0, hidden)
                    .Select(k =>
                        cell switch
                        {
                            CellKind.Lstm => Lstm(k),
                            CellKind.Gru => Gru(k),
                            _ => Math.Tanh(Input(0, k) + Hidden(0, k)),
                        }
                    ),
            ];
            outputs.Add(h);

            double Lstm(int k)
            {
                double i = Sigmoid(Input(0, k) + Hidden(0, k)),
                    f = Sigmoid(Input(1, k) + Hidden(1, k));
                double g = Math.Tanh(Input(2, k) + Hidden(2, k)),
                    o = Sigmoid(Input(3, k) + Hidden(3, k));
                c[k] = f * c[k] + i * g;
                return o * Math.Tanh(c[k]);
            }

            double Gru(int k)
            {
                double r = Sigmoid(Input(0, k) + Hidden(0, k)),
                    z = Sigmoid(Input(1, k) + Hidden(1, k));
                var n = Math.Tanh(Input(2, k) + r * Hidden(2, k));
                return (1 - z) * n + z * previous[k];
            }
        }

        return [.. outputs];
    }

    private static double Row(float[] matrix, int row, double[] vector) =>
        vector.Select((v, i) => matrix[row * vector.Length + i] * v).Sum();

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
