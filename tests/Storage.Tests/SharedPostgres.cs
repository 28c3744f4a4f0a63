using GearSweep.Storage.PostgreSql;
using GearSweep.Storage.Tests;
using GearSweep.Testing;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace GearSweep.Storage.Tests;

/// <summary>One PostgreSQL server for all tests that need one, started by the first of them.</summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Server = new(() => PostgresServer.StartAsync());
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    /// <summary>The server; the test is skipped where there can be none.</summary>
    public static Task<PostgresServer> ServerAsync()
    {
        Assert.SkipWhen(PostgresServer.Unavailable is not null, PostgresServer.Unavailable ?? "");
        return Server.Value;
    }

    /// <summary>A database with empty tables, to copy.</summary>
    public static Task<string> TemplateAsync() => Template.Value;

    public async ValueTask DisposeAsync()
    {
        if (Server.IsValueCreated)
        {
            await (await Server.Value).DisposeAsync();
        }
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var server = await Server.Value;
        var name = await server.CreateDatabaseAsync();
        await (
            await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = server.ConnectionString(name) })
        ).DisposeAsync();
        return name;
    }
}
