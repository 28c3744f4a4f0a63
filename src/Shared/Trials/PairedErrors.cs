namespace GearSweep.Shared.Trials;

/// <summary>
/// Squared errors of a model and of AR* on the same test rows, summed up over blocks of consecutive rows: enough to say
/// how sure their difference is, without the predictions. Blocks begin at the first test row whatever the window is; after a
/// gap a longer window leaves out more rows of a block, and AR*'s sum beside it leaves out the same.
/// </summary>
/// <param name="BlockRows">Rows of a block; the last one may have fewer.</param>
/// <param name="CorrelationRows">How many rows apart two differences of squared errors still resemble each other.</param>
/// <param name="Model">Σ(y − ŷ)² of each block, scaled.</param>
/// <param name="ArStar">The same of AR*.</param>
[GenerateSerializer, Immutable]
public sealed record PairedErrors(int BlockRows, int CorrelationRows, double[] Model, double[] ArStar)
{
    /// <summary>Blocks at most.</summary>
    public const int MostBlocks = 128;

    private const int LeastBlock = 16;

    // Politis and White, "Automatic block-length selection for the dependent bootstrap", Econometric Reviews 23, 2004: the
    // first lag after which five in a row are within twice the noise of a correlation.
    private const int QuietLags = 5;
    private const int MostLags = 500; // Also bounds the work on very long recordings.

    /// <summary>Sums up.</summary>
    /// <param name="model">(y − ŷ)² of each test row, in time order, 0 where none is predicted; at least one.</param>
    /// <param name="arStar">The same of AR*.</param>
    public static PairedErrors Create(ReadOnlySpan<double> model, ReadOnlySpan<double> arStar)
    {
        var rows = Math.Max(LeastBlock, (model.Length + MostBlocks - 1) / MostBlocks);
        return new PairedErrors(rows, Correlation(model, arStar), Sums(model, rows), Sums(arStar, rows));
    }

    private static double[] Sums(ReadOnlySpan<double> errors, int rows)
    {
        var sums = new double[(errors.Length + rows - 1) / rows];
        for (var i = 0; i < errors.Length; i++)
            sums[i / rows] += errors[i];
        return sums;
    }

    private static int Correlation(ReadOnlySpan<double> model, ReadOnlySpan<double> arStar)
    {
        var differences = new double[model.Length];
        for (var i = 0; i < differences.Length; i++)
            differences[i] = model[i] - arStar[i];
        var mean = differences.Average();
        for (var i = 0; i < differences.Length; i++)
            differences[i] -= mean;
        double Product(int lag)
        {
            var sum = 0.0;
            for (var i = lag; i < differences.Length; i++)
                sum += differences[i] * differences[i - lag];
            return sum;
        }

        var (noise, variance) = (2 / Math.Sqrt(differences.Length), Product(0));
        if (variance <= 0)
            return 0;
        var (last, quiet) = (0, 0);
        for (var lag = 1; quiet < QuietLags && lag <= Math.Min(MostLags, differences.Length / 8); lag++)
        {
            if (Math.Abs(Product(lag) / variance) < noise)
                quiet++;
            else
                (last, quiet) = (lag, 0);
        }

        return last;
    }
}
