using GearSweep.Shared.Randomness;
using GearSweep.Shared.Trials;
using MathNet.Numerics.Distributions;

namespace GearSweep.Storage.Statistics;

/// <summary>A configuration's skill against AR*, as the mean over seeds, with a 95 % interval.</summary>
/// <param name="Mean">Mean over the seeds of 1 − RMSE ÷ AR*'s.</param>
/// <param name="Low">The lower end; <see langword="null"/> with one seed.</param>
/// <param name="High">The upper end; <see langword="null"/> with one seed.</param>
/// <param name="Seeds">How many.</param>
/// <remarks>
/// Two sources of noise are added: seeds (the variance of a mean of n, with n − 1 degrees of freedom) and test rows (a
/// block bootstrap of paired squared errors: Künsch, "The jackknife and the bootstrap for general stationary
/// observations", Annals of Statistics 17, 1989). The degrees of freedom of the sum are Satterthwaite's ("An approximate
/// distribution of estimates of variance components", Biometrics Bulletin 2, 1946).
/// </remarks>
internal sealed record SkillInterval(double Mean, double? Low, double? High, int Seeds)
{
    private const int Resamples = 1000;
    private const double Confidence = 0.95;
    private const double Nothing = 1e-24;

    /// <summary>Computes it; <see langword="null"/> where AR* makes no error.</summary>
    /// <param name="seeds">The errors of each seed, on the same rows.</param>
    public static SkillInterval? Create(IReadOnlyList<PairedErrors> seeds)
    {
        var blocks = Merged(seeds);
        double[] skills = [.. blocks.Model.Select(model => Skill(model.Sum(), blocks.ArStar.Sum()))];
        if (blocks.ArStar.Sum() <= Nothing || !skills.All(double.IsFinite))
            return null;
        var mean = skills.Average();
        if (skills.Length < 2)
            return new SkillInterval(mean, null, null, skills.Length);
        var bySeeds = skills.Sum(skill => (skill - mean) * (skill - mean)) / (skills.Length - 1) / skills.Length;
        var byRows = VarianceByRows(blocks.Model, blocks.ArStar);
        var variance = bySeeds + byRows;
        if (variance <= 0)
            return new SkillInterval(mean, mean, mean, skills.Length);
        var freedom =
            variance
            * variance
            / (
                bySeeds * bySeeds / (skills.Length - 1)
                + byRows * byRows / Math.Max(1, blocks.ArStar.Length - 1)
            );
        var margin = StudentT.InvCDF(0, 1, freedom, 0.5 + Confidence / 2) * Math.Sqrt(variance);
        return new SkillInterval(mean, mean - margin, mean + margin, skills.Length);
    }

    private static double Skill(double model, double arStar) => 1 - Math.Sqrt(model / arStar);

    /// <summary>Blocks at least twice as long as the differences resemble each other.</summary>
    private static (double[][] Model, double[] ArStar) Merged(IReadOnlyList<PairedErrors> seeds)
    {
        var correlated = seeds.Max(seed => seed.CorrelationRows);
        var merged = Math.Max(1, (int)Math.Ceiling(2.0 * correlated / seeds[0].BlockRows));
        double[] Merge(double[] sums) => [.. sums.Chunk(merged).Select(chunk => chunk.Sum())];
        return ([.. seeds.Select(seed => Merge(seed.Model))], Merge(seeds[0].ArStar));
    }

    private static double VarianceByRows(double[][] model, double[] arStar)
    {
        // A fixed seed: the same sums always give the same interval.
        var random = new Philox(seed: Resamples, stream: 0);
        var (sum, squares) = (0.0, 0.0);
        for (var resample = 0; resample < Resamples; resample++)
        {
            var (models, line) = (new double[model.Length], 0.0);
            for (var i = 0; i < arStar.Length; i++)
            {
                var block = random.NextInt32(arStar.Length);
                line += arStar[block];
                for (var seed = 0; seed < model.Length; seed++)
                    models[seed] += model[seed][block];
            }

            var skill = models.Average(total => Skill(total, line));
            sum += skill;
            squares += skill * skill;
        }

        return Math.Max(0, (squares - sum * sum / Resamples) / (Resamples - 1));
    }
}
