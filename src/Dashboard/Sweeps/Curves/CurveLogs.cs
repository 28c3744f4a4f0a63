using GearSweep.Shared.Datasets;
using Microsoft.Extensions.Caching.Memory;

namespace GearSweep.Dashboard.Sweeps.Curves;

/// <summary>The logs of curves that somebody looks at, one for each sweep and choice of conditions.</summary>
internal sealed class CurveLogs(IGrainFactory grains, TimeProvider time) : IDisposable
{
    /// <summary>Longer than the pause between two questions of a page.</summary>
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly MemoryCache _logs = new(new MemoryCacheOptions());

    /// <summary>The log of some curves: the one that others read, unless that is full.</summary>
    public CurveLog For(int sweep, IReadOnlyList<OperatingCondition> conditions)
    {
        var key = (sweep, string.Join(';', conditions));
        lock (_lock)
        {
            if (_logs.TryGetValue<CurveLog>(key, out var log) && log is { IsFull: false })
                return log;
            return _logs.Set(
                key,
                new CurveLog(grains, sweep, conditions, time),
                new MemoryCacheEntryOptions { SlidingExpiration = Unused }
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _logs.Dispose();
}
