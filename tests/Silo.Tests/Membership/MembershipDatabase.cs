using GearSweep.Testing;

namespace GearSweep.Silo.Membership;

/// <summary>A PostgreSQL server of the class's own, with a new database for each test.</summary>
public sealed class MembershipDatabase : IAsyncLifetime
{
    private PostgresServer? _server;

    public PostgresServer Server => _server!;

    public async ValueTask InitializeAsync()
    {
        if (PostgresServer.Unavailable is null)
        {
            _server = await PostgresServer.StartAsync();
        }
    }

    /// <summary>Connection string of a new, empty database; the test is skipped where there can be no server.</summary>
    public async Task<string> CreateAsync()
    {
        Assert.SkipWhen(PostgresServer.Unavailable is not null, PostgresServer.Unavailable ?? "");
        return Server.ConnectionString(await Server.CreateDatabaseAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            await server.DisposeAsync();
        }
    }
}
