using System.Collections.Concurrent;
using GearSweep.Shared.Specification;

namespace GearSweep.Grains.Sweeps;

/// <summary>
/// Specifications on their way from their launch to the scheduler on the same silo, so that their text is not read
/// again. One that is not here is read from the store.
/// </summary>
internal sealed class LaunchedSpecs
{
    private const int Most = 100;
    private readonly ConcurrentDictionary<int, SweepSpec> _specs = new();

    /// <summary>A sweep was stored.</summary>
    public void Add(int sweep, SweepSpec spec)
    {
        if (_specs.Count < Most) // Where another silo opens what is launched here, nobody takes them.
            _specs[sweep] = spec;
    }

    /// <summary>Takes a sweep's specification out; <see langword="null"/> when it is not here.</summary>
    public SweepSpec? Take(int sweep) => _specs.TryRemove(sweep, out var spec) ? spec : null;
}
