using GearSweep.Shared.Specification;

namespace GearSweep.Search;

/// <summary>The samplers by method.</summary>
public static class Samplers
{
    private static readonly GridSampler Grid = new();
    private static readonly RandomSampler Random = new();

    /// <summary>The sampler of a method.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such method.</exception>
    public static ISampler For(SearchMethod method) => method switch
    {
        SearchMethod.Grid => Grid,
        SearchMethod.Random => Random,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "no such method"),
    };
}
