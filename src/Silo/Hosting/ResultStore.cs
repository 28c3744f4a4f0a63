using GearSweep.Silo.Configuration;
using GearSweep.Silo.Options;
using GearSweep.Storage;
using GearSweep.Storage.PostgreSql;
using Microsoft.Extensions.DependencyInjection;

namespace GearSweep.Silo.Hosting;

/// <summary>The head's results: one SQLite file, or in production mode PostgreSQL.</summary>
internal static class ResultStore
{
    /// <summary>Adds the store.</summary>
    public static void Add(IServiceCollection services, ResolvedClusterOptions plan, StoreOptions store)
    {
        if (plan.Database is { } database)
            services.AddGearSweepPostgres(database.ConnectionString);
        else
            services.AddGearSweepStorage(Path.GetFullPath(store.File));
    }
}
