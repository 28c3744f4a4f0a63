using GearSweep.Storage.Opening;
using GearSweep.Storage.PostgreSql;
using GearSweep.Storage.Results;
using GearSweep.Testing;
using Npgsql;

namespace GearSweep.Storage.Tests;

/// <summary>A database on the PostgreSQL server that all tests share.</summary>
public sealed class PostgresTempDatabase : TempDatabase
{
    private PostgresServer? _server;
    private string? _name;

    public override string Target => _server!.ConnectionString(_name!);

    public override async Task<string?> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Target + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
#pragma warning disable CA2100 // The tests' own text.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (await command.ExecuteScalarAsync(Cancellation))?.ToString();
    }

    public override Task FlipBitAsync(string table, string column) =>
        ExecuteAsync($"UPDATE {table} SET \"{column}\" = set_byte(\"{column}\", 5, get_byte(\"{column}\", 5) # 16)");

    protected override async Task<IResultDatabase> OpenDatabaseAsync()
    {
        _server ??= await SharedPostgres.ServerAsync();
        _name ??= await _server.CreateDatabaseAsync(await SharedPostgres.TemplateAsync());
        return await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = Target }, Cancellation);
    }

    protected override async Task<(ResultQueries Results, IAsyncDisposable Closing)> OpenReaderAsync()
    {
        var other = await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = Target }, Cancellation);
        return (other.Results, other);
    }
}
