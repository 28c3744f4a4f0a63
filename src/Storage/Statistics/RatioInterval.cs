using GearSweep.Shared.Trials;
using MathNet.Numerics.Distributions;

namespace GearSweep.Storage.Statistics;

/// <summary>
/// How much better one configuration's test error is than AR*'s, or than another configuration's, with a 95 % interval.
/// Each seed counts as its RMSE ÷ AR*'s on the same rows, so that two configurations can be compared whose windows leave
/// out different rows after gaps.
/// </summary>
/// <param name="Estimate">1 − the mean ratio over seeds, or over the other's mean ratio; above 0 it is better.</param>
/// <param name="Margin">
/// Half the interval's width; <see langword="null"/> where there is one seed, or too few test rows to say.
/// </param>
/// <remarks>
/// Two sources of noise are added. Seeds: the variance of a mean of n, with n − 1 degrees of freedom. Test rows: the
/// variance over a block bootstrap of the paired squared errors (Künsch, "The jackknife and the bootstrap for general
/// stationary observations", Annals of Statistics 17, 1989), with one degree of freedom fewer than there are blocks. Student's
/// quantile of the sum is the mean of those of its parts, weighted by their variances (Cochran and Cox, "Experimental
/// designs", 1957, section 4.14), which errs on the wide side where degrees of freedom are few.
/// </remarks>
internal sealed record RatioInterval(double Estimate, double? Margin)
{
    private const double Confidence = 0.95;
    private const double Nothing = 1e-24;

    // Of fewer blocks nobody can say how much the rows matter.
    private const int LeastBlocks = 4;

    /// <summary>The lower end.</summary>
    public double? Low => Estimate - Margin;

    /// <summary>The upper end.</summary>
    public double? High => Estimate + Margin;

    /// <summary>Skill against AR*; <see langword="null"/> where AR* makes no error.</summary>
    /// <param name="seeds">The errors of each seed; at least one.</param>
    public static RatioInterval? AgainstArStar(IReadOnlyList<PairedErrors> seeds) => Create(seeds, []);

    /// <summary>One configuration beside another; <see langword="null"/> where AR* makes no error.</summary>
    /// <param name="seeds">The errors of each seed of the one; at least one.</param>
    /// <param name="others">Those of the other.</param>
    public static RatioInterval? Between(IReadOnlyList<PairedErrors> seeds, IReadOnlyList<PairedErrors> others) =>
        others.Count == 0 ? null : Create(seeds, others);

    private static RatioInterval? Create(IReadOnlyList<PairedErrors> seeds, IReadOnlyList<PairedErrors> others)
    {
        PairedErrors[] all = [.. seeds, .. others];
        if (all.Any(seed => seed.ArStar.Sum() <= Nothing))
            return null;
        double[] ratios = [.. seeds.Select(Ratio)],
            otherRatios = [.. others.Select(Ratio)];
        var (mean, otherMean) = (ratios.Average(), otherRatios.DefaultIfEmpty(1).Average());
        var estimate = 1 - mean / otherMean;
        if (!double.IsFinite(estimate))
            return null;
        var isAlike = all.All(seed =>
            seed.BlockRows == all[0].BlockRows
            && seed.Model.Length == all[0].Model.Length
            && seed.ArStar.Length == all[0].Model.Length
        );
        if (ratios.Length < 2 || otherRatios.Length == 1 || !isAlike)
            return new RatioInterval(estimate, null);
        var blocks = new MergedBlocks(all);
        if (blocks.Count < LeastBlocks)
            return new RatioInterval(estimate, null);

        var (scale, otherScale) = (1 / otherMean, others.Count == 0 ? 0 : mean / (otherMean * otherMean));
        (double Variance, int Freedom)[] parts =
        [
            (VarianceOfMean(ratios) * scale * scale, ratios.Length - 1),
            (VarianceOfMean(otherRatios) * otherScale * otherScale, otherRatios.Length - 1),
            (SharedByRows(blocks.Merge(seeds), scale, blocks.Merge(others), otherScale), blocks.Count - 1),
        ];
        var variance = parts.Sum(part => part.Variance);
        if (variance <= 0)
            return new RatioInterval(estimate, 0);
        var quantile =
            parts.Where(part => part.Freedom > 0).Sum(part => part.Variance * Quantile(part.Freedom)) / variance;
        return new RatioInterval(estimate, quantile * Math.Sqrt(variance));
    }

    private static double Quantile(int freedom) => StudentT.InvCDF(0, 1, freedom, 0.5 + Confidence / 2);

    /// <summary>
    /// What the choice of rows does to all seeds alike. What it does to one seed alone is in the variance between seeds
    /// already: the variance of a mean of n over resamples is the shared part and a part in n of the own ones.
    /// </summary>
    private static double SharedByRows(
        IReadOnlyList<(double[] Model, double[] ArStar)> seeds,
        double scale,
        IReadOnlyList<(double[] Model, double[] ArStar)> others,
        double otherScale
    )
    {
        var (mean, own) = Resampled(seeds);
        var (otherMean, otherOwn) = others.Count == 0 ? (new double[mean.Length], 0) : Resampled(others);
        var all = Variance([.. mean.Zip(otherMean, (a, b) => a * scale - b * otherScale)]);
        var shared = all - own * scale * scale - otherOwn * otherScale * otherScale;
        // Drawing as many blocks as there are makes it too small by one part in their number.
        var blocks = seeds[0].Model.Length;
        return Math.Max(0, shared) * blocks / (blocks - 1);
    }

    /// <summary>The mean ratio in each resample, and what the seeds' own parts add to its variance.</summary>
    private static (double[] Mean, double Own) Resampled(IReadOnlyList<(double[] Model, double[] ArStar)> seeds)
    {
        double[][] ratios = [.. seeds.Select(BlockBootstrap.Ratios)];
        double[] mean =
        [
            .. Enumerable.Range(0, ratios[0].Length).Select(resample => ratios.Average(seed => seed[resample])),
        ];
        return (mean, Math.Max(0, ratios.Average(Variance) - Variance(mean)) / (seeds.Count - 1));
    }

    private static double Ratio(PairedErrors seed) => Math.Sqrt(seed.Model.Sum() / seed.ArStar.Sum());

    private static double VarianceOfMean(double[] values) => values.Length < 2 ? 0 : Variance(values) / values.Length;

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
