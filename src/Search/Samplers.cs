using GearSweep.Shared.Configurations;
using GearSweep.Shared.Specification;

namespace GearSweep.Search;

/// <summary>The samplers by method.</summary>
public static class Samplers
{
    private static readonly GridSampler Grid = new();
    private static readonly RandomSampler Random = new();

    /// <summary>The sampler of a method.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such method.</exception>
    public static ISampler For(SearchMethod method) =>
        method switch
        {
            SearchMethod.Grid => Grid,
            SearchMethod.Random => Random,
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "no such method"),
        };

    /// <summary>The next configurations of a sweep of which nothing was trained yet.</summary>
    /// <param name="sampler">The sampler.</param>
    /// <param name="spec">The specification.</param>
    /// <param name="proposed">How many were proposed before, from 0.</param>
    /// <param name="count">How many more are wanted.</param>
    public static IReadOnlyList<Configuration> Propose(
        this ISampler sampler,
        SweepSpec spec,
        int proposed,
        int count
    ) => sampler.Propose(new SearchState(spec, proposed), count);
}
