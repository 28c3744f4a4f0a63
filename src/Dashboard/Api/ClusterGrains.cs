using GearSweep.Shared.Grains;

namespace GearSweep.Dashboard.Api;

/// <summary>The cluster's single grains by their names.</summary>
internal static class ClusterGrains
{
    public static IResultsGrain Results(this IGrainFactory grains) => grains.GetGrain<IResultsGrain>(0);

    public static ISweepsGrain Sweeps(this IGrainFactory grains) => grains.GetGrain<ISweepsGrain>(0);

    public static IDataGrain Data(this IGrainFactory grains) => grains.GetGrain<IDataGrain>(0);

    public static ISchedulerGrain Scheduler(this IGrainFactory grains) => grains.GetGrain<ISchedulerGrain>(0);

    public static IWorkersGrain Workers(this IGrainFactory grains) => grains.GetGrain<IWorkersGrain>(0);
}
