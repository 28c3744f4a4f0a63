using GearSweep.Shared.Configurations;

namespace GearSweep.Search;

/// <summary>What samplers share that can tell any of their configurations by its number.</summary>
internal static class Proposals
{
    /// <summary>The configurations from number <paramref name="proposed"/> on.</summary>
    public static IReadOnlyList<Configuration> Next(
        long total,
        int proposed,
        int count,
        Func<long, Configuration> configurationAt
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(proposed);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var next = new Configuration[Math.Clamp(total - proposed, 0, count)];
        for (var i = 0; i < next.Length; i++)
            next[i] = configurationAt((long)proposed + i);
        return next;
    }
}
