using System.Data.Common;
using GearSweep.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GearSweep.Storage.Opening;

/// <summary>Contexts that read and cannot write, one an operation.</summary>
internal sealed class ReadOnlyContexts : IDbContextFactory<GearSweepContext>
{
    private readonly DbContextOptions<GearSweepContext> _options;

    public ReadOnlyContexts(string path)
    {
        ConnectionString = DatabaseFile.ForReading(path);
        _options = new DbContextOptionsBuilder<GearSweepContext>()
            .UseSqlite(ConnectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(new FunctionRegistration())
            .Options;
    }

    public string ConnectionString { get; }

    public GearSweepContext CreateDbContext() => new(_options);

    /// <summary>Closes the connections that are kept open for the next operation.</summary>
    public void ClearPool()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    private sealed class FunctionRegistration : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            TextSearch.Register((SqliteConnection)connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            TextSearch.Register((SqliteConnection)connection);
            return Task.CompletedTask;
        }
    }
}
