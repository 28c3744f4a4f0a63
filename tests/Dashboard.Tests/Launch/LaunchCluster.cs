using System.Reflection;
using GearSweep.Dashboard.Tests.Data;
using GearSweep.Dashboard.Tests.Simulation;
using GearSweep.Shared.Grains;

namespace GearSweep.Dashboard.Tests.Launch;

/// <summary>A simulated cluster whose data directory is real, and that takes launches.</summary>
public class LaunchCluster : DispatchProxy
{
    private DirectoryDataGrain _data = default!;
    private SimulatedSweepsGrain _sweeps = default!;
    private SimulatedCluster _rest = default!;

    internal DirectoryDataGrain Data => _data;

    internal SimulatedSweepsGrain Sweeps => _sweeps;

    internal SimulatedCluster Rest => _rest;

    internal IGrainFactory Grains => (IGrainFactory)(object)this;

    internal static LaunchCluster Of(string directory, params SimulatedSweep[] sweeps)
    {
        var cluster = (LaunchCluster)(object)Create<IGrainFactory, LaunchCluster>();
        cluster._data = new DirectoryDataGrain(directory);
        cluster._sweeps = new SimulatedSweepsGrain(cluster._data);
        cluster._rest = new SimulatedCluster(sweeps);
        return cluster;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var wanted = targetMethod?.ReturnType;
        if (wanted == typeof(IDataGrain))
            return _data;
        if (wanted == typeof(ISweepsGrain))
            return _sweeps;
        return targetMethod?.Invoke(_rest.Grains, args);
    }
}
