using System.Reflection;
using GearSweep.Shared.Grains;

namespace GearSweep.Dashboard.Tests.Simulation;

/// <summary>A cluster without silos: the pages' grain interfaces, answered from made-up sweeps in memory.</summary>
public sealed class SimulatedCluster
{
    private readonly Dictionary<long, SimulatedSweep> _sweeps;
    private readonly SimulatedScheduler _scheduler;

    internal SimulatedCluster(params SimulatedSweep[] sweeps)
    {
        _sweeps = sweeps.ToDictionary(s => (long)s.Id);
        Results = new SimulatedResults(this);
        (Workers, _scheduler) = (new SimulatedWorkers(), new SimulatedScheduler(_sweeps));
        Grains = DispatchProxy.Create<IGrainFactory, Factory>();
        ((Factory)Grains).Cluster = this;
    }

    public IGrainFactory Grains { get; }

    internal SimulatedResults Results { get; }

    internal SimulatedWorkers Workers { get; }

    internal IEnumerable<SimulatedSweep> Sweeps => _sweeps.Values.OrderByDescending(s => s.Id);

    internal SimulatedSweep this[int sweep] => _sweeps[sweep];

    internal SimulatedSweep? Find(int sweep) => _sweeps.GetValueOrDefault(sweep);

    /// <summary>What the factory hands out: a grain by its interface and key.</summary>
    public class Factory : DispatchProxy
    {
        internal SimulatedCluster Cluster { get; set; } = default!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var wanted = targetMethod is { Name: nameof(IGrainFactory.GetGrain), IsGenericMethod: true }
                ? targetMethod.GetGenericArguments()[0]
                : null;
            if (wanted == typeof(IResultsGrain))
                return Cluster.Results;
            if (wanted == typeof(IWorkersGrain))
                return Cluster.Workers;
            if (wanted == typeof(ISchedulerGrain))
                return Cluster._scheduler;
            throw new NotSupportedException($"{targetMethod} is not simulated");
        }
    }
}
