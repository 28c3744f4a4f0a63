using System.Reflection;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Opening;
using GearSweep.Storage.Sweeps;
using Microsoft.Extensions.DependencyInjection;

namespace GearSweep.Silo.Survival;

/// <summary>
/// The real store, to which another head's activation of the same sweep does something after the sweep was loaded here,
/// once its trials are stored and before one of them is given out.
/// </summary>
public class SimulatedOtherHead : DispatchProxy
{
    private ISweepStore _store = null!;
    private Func<ISweepStore, int, Task>? _does;

    /// <summary>Stands before the store of a head.</summary>
    /// <param name="services">The head's.</param>
    /// <param name="does">What the other one does to the sweep.</param>
    public static ISweepStore Of(IServiceProvider services, Func<ISweepStore, int, Task> does)
    {
        var store = Create<ISweepStore, SimulatedOtherHead>();
        var other = (SimulatedOtherHead)(object)store;
        (other._store, other._does) = (services.GetRequiredService<IResultDatabase>().Store, does);
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(ISweepStore.AddTrialsAsync)
            ? AddAsync((int)args![0]!, (IReadOnlyList<QueuedTrial>)args[1]!)
            : targetMethod.Invoke(_store, args);

    private async Task AddAsync(int sweep, IReadOnlyList<QueuedTrial> trials)
    {
        await _store.AddTrialsAsync(sweep, trials, CancellationToken.None);
        if (Interlocked.Exchange(ref _does, null) is { } does)
            await does(_store, sweep);
    }
}
