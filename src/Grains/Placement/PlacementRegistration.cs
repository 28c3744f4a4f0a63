using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.Hosting;

namespace GearSweep.Grains.Placement;

/// <summary>Adds the rules of where grains live. Every silo needs them: it is the caller who finds a grain.</summary>
internal static class PlacementRegistration
{
    /// <summary>Adds the rules.</summary>
    public static IServiceCollection AddPlacementRules(this IServiceCollection services)
    {
        services.AddSingleton<Leadership>();
        services.AddSingleton<IGrainDirectoryCache, NoCache>();
        services.AddGrainDirectory(NoDirectory.Name, (_, _) => new NoDirectory());
        services.AddPlacementDirector<OnLeader, LeaderDirector>();
        services.AddPlacementDirector<OnNamedSilo, NamedSiloDirector>();
        return services;
    }

    /// <summary>Says to the other silos, by its name in the membership, that this one is no head.</summary>
    public static IServiceCollection AsWorker(this IServiceCollection services) =>
        services.PostConfigure<SiloOptions>(options => options.SiloName = Leadership.WorkerName(options.SiloName));
}
