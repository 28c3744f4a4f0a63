using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using MathNet.Numerics.Statistics;

namespace GearSweep.Training.Generation;

/// <summary>Lines and shape of a spectrum.</summary>
internal static class Spectrum
{
    private const int Window = 128;

    /// <summary>
    /// What sines of these frequencies are of the variance, less what noise alone would give them (2 ÷ rows each).
    /// </summary>
    public static double ShareOf(double[] values, params IEnumerable<double> hertz) =>
        hertz.Sum(each => Power(values, each) - (2.0 / values.Length));

    /// <summary>A line with three sidebands on both sides.</summary>
    private static IEnumerable<double> WithSidebands(double hertz, double distance) =>
        Enumerable.Range(-3, 7).Select(i => hertz + (i * distance));

    /// <summary>The frequency of a range that has the most power, to 0.05 Hz.</summary>
    public static double Strongest(double[] values, double from, double to)
    {
        var near = Best(from, (int)((to - from) * 2), 0.5);
        return Best(near - 0.5, 21, 0.05);

        double Best(double first, int count, double step) =>
            Enumerable.Range(0, count).Select(i => first + (i * step)).MaxBy(hertz => Power(values, hertz));
    }

    /// <summary>The lines of both meshes, their second harmonics and all sidebands, when the shaft turns so fast.</summary>
    public static IEnumerable<double> MeshLines(double turns)
    {
        var second = 0.6 * turns;
        double[] lines = [30 * turns, 60 * turns, 18 * second, 36 * second];
        return lines.SelectMany(line => WithSidebands(line, second)).Where(hertz => hertz < 2_490);
    }

    /// <summary>
    /// The shape: the power in 64 bands in decibels, for a variance of 1 (P. D. Welch, 1967, with Hann's window).
    /// </summary>
    public static double[] Shape(double[] values)
    {
        var (mean, std) = ArrayStatistics.MeanStandardDeviation(values);
        var power = new double[Window / 2];
        for (var start = 0; start + Window <= values.Length; start += Window / 2)
        {
            var piece = new Complex[Window];
            for (var i = 0; i < Window; i++)
                piece[i] = (values[start + i] - mean) / std * (1 - Math.Cos(2 * Math.PI * i / Window));
            Fourier.Forward(piece, FourierOptions.Matlab);
            for (var i = 0; i < power.Length; i++)
                power[i] += Square(piece[i + 1].Magnitude);
        }

        var sum = power.Sum();
        return Array.ConvertAll(power, each => 10 * Math.Log10(each * power.Length / sum));
    }

    /// <summary>How far two shapes are from each other: the root of the mean square of the decibels.</summary>
    public static double Distance(double[] one, double[] other) =>
        Math.Sqrt(one.Zip(other, (a, b) => Square(a - b)).Average());

    /// <summary>Spectral flatness in decibels: 0 of white noise, the less the narrower the spectrum.</summary>
    public static double Flatness(double[] shape) => shape.Mean();

    /// <summary>Standard deviation of the power over frequency, in bands of the shape.</summary>
    public static double Width(double[] shape)
    {
        double[] power = Array.ConvertAll(shape, each => Math.Pow(10, each / 10) / shape.Length);
        var middle = power.Index().Sum(band => band.Index * band.Item);
        return Math.Sqrt(power.Index().Sum(band => Square(band.Index - middle) * band.Item));
    }

    private static double Power(double[] values, double hertz)
    {
        var (mean, std) = ArrayStatistics.MeanStandardDeviation(values);
        var turn = Complex.FromPolarCoordinates(1, 2 * Math.PI * hertz / GearSignal.SamplesPerSecond);
        var (phase, sum) = (Complex.One, Complex.Zero);
        foreach (var value in values)
        {
            sum += (value - mean) / std * phase;
            phase *= turn;
        }

        return 2 * Square(sum.Magnitude / values.Length);
    }

    private static double Square(double value) => value * value;
}
