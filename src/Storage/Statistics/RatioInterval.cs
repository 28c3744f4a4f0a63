using GearSweep.Shared.Trials;
using MathNet.Numerics.Distributions;

namespace GearSweep.Storage.Statistics;

/// <summary>
/// How much better one model's test error is than another's, 1 − mean RMSE / the other's mean RMSE over seeds, with a 95 %
/// interval.
/// </summary>
/// <param name="Estimate">Above 0 the first is better.</param>
/// <param name="Margin">Half the interval's width; <see langword="null"/> where a model that has seeds has only
/// one.</param>
/// <remarks>
/// Two sources of noise are added. Seeds: the variance of a mean of n, with n − 1 degrees of freedom, for each of the two.
/// Test rows: the variance over a block bootstrap of the paired squared errors (Künsch, "The jackknife and the bootstrap
/// for general stationary observations", Annals of Statistics 17, 1989), with as many degrees of freedom as there are
/// blocks, less one. Those of the sum are Satterthwaite's ("An approximate distribution of estimates of variance
/// components", Biometrics Bulletin 2, 1946).
/// </remarks>
internal sealed record RatioInterval(double Estimate, double? Margin)
{
    private const double Confidence = 0.95;
    private const double Nothing = 1e-24;

    /// <summary>The lower end.</summary>
    public double? Low => Estimate - Margin;

    /// <summary>The upper end.</summary>
    public double? High => Estimate + Margin;

    /// <summary>Whether the interval leaves open which is better.</summary>
    public bool ContainsZero => Low <= 0 && High >= 0;

    /// <summary>Skill against AR*; <see langword="null"/> where AR* makes no error.</summary>
    /// <param name="seeds">The errors of each seed; at least one, all of the same rows.</param>
    public static RatioInterval? AgainstArStar(IReadOnlyList<PairedErrors> seeds)
    {
        var blocks = new MergedBlocks(seeds);
        return Create(blocks.Model(seeds), [blocks.Merge(seeds[0].ArStar)], otherHasSeeds: false);
    }

    /// <summary>One configuration beside another.</summary>
    /// <param name="seeds">The errors of each seed of the one.</param>
    /// <param name="others">Those of the other, of the same rows.</param>
    public static RatioInterval? Between(IReadOnlyList<PairedErrors> seeds, IReadOnlyList<PairedErrors> others)
    {
        var blocks = new MergedBlocks([.. seeds, .. others]);
        return Create(blocks.Model(seeds), blocks.Model(others), otherHasSeeds: true);
    }

    private static RatioInterval? Create(double[][] model, double[][] other, bool otherHasSeeds)
    {
        double[] errors = Array.ConvertAll(model, sums => Math.Sqrt(sums.Sum())),
            others = Array.ConvertAll(other, sums => Math.Sqrt(sums.Sum()));
        var (mean, otherMean) = (errors.Average(), others.Average());
        var estimate = 1 - mean / otherMean;
        if (otherMean * otherMean <= Nothing || !double.IsFinite(estimate))
            return null;
        if (errors.Length < 2 || (otherHasSeeds && others.Length < 2))
            return new RatioInterval(estimate, null);

        (double Variance, int Freedom)[] parts =
        [
            (VarianceOfMean(errors) / (otherMean * otherMean), errors.Length - 1),
            (VarianceOfMean(others) * Math.Pow(mean / (otherMean * otherMean), 2), Math.Max(1, others.Length - 1)),
            (BlockBootstrap.Variance(model, other), Math.Max(1, model[0].Length - 1)),
        ];
        var variance = parts.Sum(part => part.Variance);
        if (variance <= 0)
            return new RatioInterval(estimate, 0);
        var freedom = variance * variance / parts.Sum(part => part.Variance * part.Variance / part.Freedom);
        return new RatioInterval(estimate, StudentT.InvCDF(0, 1, freedom, 0.5 + Confidence / 2) * Math.Sqrt(variance));
    }

    private static double VarianceOfMean(double[] values)
    {
        if (values.Length < 2)
            return 0;
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length;
    }
}
