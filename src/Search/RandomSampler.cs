using GearSweep.Shared.Configurations;
using GearSweep.Shared.Randomness;
using GearSweep.Shared.Specification;

namespace GearSweep.Search;

/// <summary>
/// Random search (Bergstra and Bengio, "Random search for hyper-parameter optimization", JMLR 2012). Configuration i
/// depends on (seed, i) alone. Where a parameter is continuous, every parameter is drawn by itself. Where none is, the
/// space is a list, and the draws are the beginning of a random order of it: no configuration comes twice, and a cap
/// beyond the space ends with the space.
/// </summary>
internal sealed class RandomSampler : ISampler
{
    /// <inheritdoc/>
    public long Count(SweepSpec spec) => SearchSpace.ConfigurationCount(spec);

    /// <inheritdoc/>
    public IReadOnlyList<Configuration> Propose(SearchState state, int count)
    {
        var (spec, proposed) = (state.Spec, state.Proposed);
        var seed = (ulong)spec.Seed;
        return SearchSpace.SizeOf(spec) is { } size and < long.MaxValue
            ? Proposals.Next(
                Count(spec),
                proposed,
                count,
                i => SearchSpace.ConfigurationAt(spec, Permutation.At(i, size, seed))
            )
            : Proposals.Next(Count(spec), proposed, count, i => Draw(spec, seed, i));
    }

    /// <summary>
    /// Every parameter has a stream of its own, so that a longer list for one leaves the draws of the others as they
    /// were.
    /// </summary>
    private static Configuration Draw(SweepSpec spec, ulong seed, long index)
    {
        var configuration = new Configuration();
        for (var p = 0; p < spec.Parameters.Count; p++)
        {
            var (name, domain) = spec.Parameters[p];
            var draw = new Philox(seed, ((ulong)index << 8) | (uint)p);
            configuration = configuration.With(name, Draw(domain, ref draw));
        }

        return configuration;
    }

    private static ParameterValue Draw(ParameterDomain domain, ref Philox draw) =>
        domain switch
        {
            ValueRange { Distribution: Distribution.Uniform } range => Uniform(range.Min, range.Max, ref draw),
            ValueRange { Distribution: Distribution.LogUniformValues } range => Math.Clamp(
                Math.Exp(Uniform(Math.Log(range.Min), Math.Log(range.Max), ref draw)),
                range.Min,
                range.Max
            ),
            _ => SearchSpace.ValueAt(domain, draw.NextInt32((int)SearchSpace.SizeOf(domain)!.Value)),
        };

    private static double Uniform(double min, double max, ref Philox draw) => min + (max - min) * draw.NextDouble();
}
