using System.Diagnostics.Metrics;
using GearSweep.Storage.Failures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GearSweep.Storage.PostgreSql;

/// <summary>Adds the storage in PostgreSQL to a host.</summary>
public static class PostgresServices
{
    /// <summary>
    /// The same as <see cref="StorageServices.AddGearSweepStorage"/> in a PostgreSQL database, which any number of
    /// hosts may share: all of them write and read, and whatever one has stored the others see. Its tables are made
    /// when there are none.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="connectionString">Npgsql's connection string:
    /// <c>Host=…;Database=…;Username=…;Password=…</c>.</param>
    /// <exception cref="StorageException">The connection string cannot be read, or names no host or
    /// database.</exception>
    public static IServiceCollection AddGearSweepPostgres(this IServiceCollection services, string connectionString)
    {
        var options = new PostgresOptions { ConnectionString = connectionString };
        _ = PostgresAddress.Parse(connectionString);
        return services.AddDatabase(provider => new PostgresDatabase(
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PostgresDatabase>>(),
            provider.GetService<IMeterFactory>()
        ));
    }
}
