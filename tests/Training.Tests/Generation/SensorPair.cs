using GearSweep.Shared.Datasets;
using GearSweep.Training.Baselines;
using GearSweep.Training.Series;
using MathNet.Numerics.Statistics;

namespace GearSweep.Training.Generation;

/// <summary>Consecutive rows of both sensors, and what one says about such rows: of measured and generated ones alike.</summary>
internal sealed class SensorPair(double[] sensor1, double[] sensor2)
{
    /// <summary>The longest line that is asked about.</summary>
    public const int MostLags = 64;

    public double[] Sensor1 => sensor1;

    public double[] Sensor2 => sensor2;

    /// <summary>The first 70 %, on which lines are fitted.</summary>
    public int TrainRows => (int)(0.7 * sensor2.Length);

    public static SensorPair Of(SegmentData segment, int rows) =>
        new(Column(segment, 2)[..Math.Min(rows, segment.Rows)], Column(segment, 3)[..Math.Min(rows, segment.Rows)]);

    /// <summary>Lags that BIC takes for the line on both sensors, on the train rows that all orders can predict.</summary>
    public int BicOrder() => ArStar.Create(Channels, [new RowRange(0, TrainRows)], _ => []).Order;

    /// <summary>Test RMSE of the line of an order ÷ that of the mean of the train targets.</summary>
    public double RelativeError(int order)
    {
        var line = Line(order);
        double error = 0,
            spread = 0;
        var mean = sensor2[..TrainRows].Mean();
        for (var row = TrainRows; row < sensor2.Length; row++)
        {
            error += Square(sensor2[row] - line.Predict(Channels, row));
            spread += Square(sensor2[row] - mean);
        }

        return Math.Sqrt(error / spread);
    }

    /// <summary>By how much AR(64)'s test RMSE is below AR(7)'s.</summary>
    public double GainOfLags() => 1 - RelativeError(MostLags) / RelativeError(7);

    /// <summary>Residuals of the line of an order, from the row that AR(64) can predict as the first.</summary>
    public double[] Residuals(int order)
    {
        var line = Line(order);
        return
        [
            .. Enumerable
                .Range(MostLags, sensor2.Length - MostLags)
                .Select(row => sensor2[row] - line.Predict(Channels, row)),
        ];
    }

    public static double Lag1(double[] values) => Correlation.Pearson(values[1..], values[..^1]);

    /// <summary>Kurtosis; that of normal values is 3.</summary>
    public static double Kurtosis(double[] values)
    {
        var (mean, std) = ArrayStatistics.MeanStandardDeviation(values);
        return values.Average(value => Math.Pow((value - mean) / std, 4));
    }

    private double[][] Channels => [sensor1, sensor2];

    private LagLine Line(int order) =>
        LagProducts
            .Create(
                Channels,
                [new RowRange(MostLags - order, TrainRows)],
                order,
                [sensor1[..TrainRows].Mean(), sensor2[..TrainRows].Mean()]
            )
            .Fit(order);

    private static double[] Column(SegmentData segment, int column) =>
        [.. Enumerable.Range(0, segment.Rows).Select(row => segment.Values[(row * segment.Columns) + column])];

    private static double Square(double value) => value * value;
}
