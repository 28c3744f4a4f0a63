using GearSweep.Storage.PostgreSql.Membership;
using GearSweep.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService;
using Settings = Microsoft.Extensions.Options.Options;

namespace GearSweep.Silo.Membership;

/// <summary>A PostgreSQL server of the class's own, with a new database for each test.</summary>
public sealed class MembershipDatabase : IAsyncLifetime
{
    private PostgresServer? _server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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

    /// <summary>
    /// Connection string of a new database with membership's tables, which were made by several at once; the test is
    /// skipped where there can be no server.
    /// </summary>
    public async Task<string> CreateTablesAsync()
    {
        var connectionString = await CreateAsync();
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => MembershipTables.CreateAsync(connectionString, TimeSpan.FromSeconds(20), Cancellation))
        );
        return connectionString;
    }

    /// <summary>Orleans' own provider of membership on a database's tables.</summary>
    internal static async Task<AdoNetClusteringTable> TableAsync(string connectionString, string cluster = "test")
    {
        var table = new AdoNetClusteringTable(
            new ServiceCollection().BuildServiceProvider(),
            Settings.Create(new ClusterOptions { ClusterId = cluster }),
            Settings.Create(
                new AdoNetClusteringSiloOptions
                {
                    Invariant = MembershipTables.Invariant,
                    ConnectionString = connectionString,
                }
            ),
            NullLogger<AdoNetClusteringTable>.Instance
        );
        await table.InitializeMembershipTableAsync(true, Cancellation);
        return table;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            await server.DisposeAsync();
        }
    }
}
