using System.Data.Common;
using GearSweep.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GearSweep.Storage.Reading;

/// <summary>Reads from a SQLite file.</summary>
internal sealed class SqliteReadContextFactory : IReadContextFactory
{
    private readonly DbContextOptions<GearSweepContext> _options;

    public SqliteReadContextFactory(string connectionString)
    {
        ConnectionString = connectionString;
        _options = new DbContextOptionsBuilder<GearSweepContext>()
            .UseSqlite(ConnectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(new FunctionRegistration())
            .Options;
    }

    private string ConnectionString { get; }

    public GearSweepContext CreateContext() => new(_options);

    public async Task<T> ReadAsync<T>(Func<GearSweepContext, Task<T>> read, CancellationToken cancellation)
    {
        await using var context = CreateContext();
        return await read(context);
    }

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
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            TextSearch.Register((SqliteConnection)connection);
            return Task.CompletedTask;
        }
    }
}
