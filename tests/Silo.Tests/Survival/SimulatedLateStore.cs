using System.Reflection;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Opening;
using GearSweep.Storage.Sweeps;
using Microsoft.Extensions.DependencyInjection;

namespace GearSweep.Silo.Survival;

/// <summary>The real store, which while it is late stores the start of an attempt and does not say so.</summary>
public class SimulatedLateStore : DispatchProxy
{
    private ISweepStore _store = null!;
    private int _unanswered;
    private volatile bool _late;

    public bool Late
    {
        get => _late;
        set => _late = value;
    }

    /// <summary>Starts that were stored and given up by whoever asked for them.</summary>
    public int Unanswered => Volatile.Read(ref _unanswered);

    /// <summary>Stands before the store of a head.</summary>
    public static SimulatedLateStore Of(IServiceProvider services)
    {
        var late = (SimulatedLateStore)(object)Create<ISweepStore, SimulatedLateStore>();
        late._store = services.GetRequiredService<IResultDatabase>().Store;
        return late;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (!Late || targetMethod!.Name != nameof(ISweepStore.StartAttemptAsync))
            return targetMethod!.Invoke(_store, args);
        var cancellation = (CancellationToken)args![3]!;
        args[3] = CancellationToken.None;
        return StartAsync((Task<StartedAttempt?>)targetMethod.Invoke(_store, args)!, cancellation);
    }

    private async Task<StartedAttempt?> StartAsync(Task<StartedAttempt?> starting, CancellationToken cancellation)
    {
        Assert.NotNull(await starting);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("this never ends");
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _unanswered);
            throw;
        }
    }
}
