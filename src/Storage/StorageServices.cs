using System.Diagnostics.Metrics;
using GearSweep.Storage.Files;
using GearSweep.Storage.Opening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace GearSweep.Storage;

/// <summary>Adds the storage to a host.</summary>
public static class StorageServices
{
    /// <summary>
    /// Makes the host the owner of a database file: <see cref="Sweeps.ISweepStore"/> to write,
    /// <see cref="Results.ResultQueries"/> to read. The file is open before any hosted service starts and until all
    /// have stopped, whatever the order in which they were added.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="databasePath">Path of the SQLite file; it is made when there is none.</param>
    public static IServiceCollection AddGearSweepStorage(this IServiceCollection services, string databasePath)
    {
        services.AddSingleton(new StorageOptions { DatabasePath = databasePath });
        return services.AddDatabase(provider => new SqliteDatabase(
            provider.GetRequiredService<StorageOptions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SqliteDatabase>>(),
            provider.GetService<IMeterFactory>()
        ));
    }

    /// <summary>Makes the host the owner of a database of any kind.</summary>
    internal static IServiceCollection AddDatabase(
        this IServiceCollection services,
        Func<IServiceProvider, IResultDatabase> open
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(open);
        services.AddSingleton(provider => provider.GetRequiredService<IResultDatabase>().Store);
        services.AddSingleton(provider => provider.GetRequiredService<IResultDatabase>().Results);
        services.AddHostedService<StorageService>();
        return services;
    }
}
