using GearSweep.Storage.Failures;
using Npgsql;

namespace GearSweep.Storage.PostgreSql.Membership;

/// <summary>
/// The tables by which silos find each other through PostgreSQL, and the statements that Orleans' ADO.NET clustering
/// runs on them. Orleans reads the statements from a table of a given name; all else in them is ours.
/// </summary>
public static class MembershipTables
{
    /// <summary>What Orleans calls the database's driver.</summary>
    public const string Invariant = "Npgsql";

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS OrleansQuery (QueryKey text PRIMARY KEY, QueryText text NOT NULL);
        CREATE TABLE IF NOT EXISTS Clusters (
            Cluster text PRIMARY KEY,
            Version integer NOT NULL,
            Changed timestamptz NOT NULL);
        CREATE TABLE IF NOT EXISTS Silos (
            Cluster text NOT NULL REFERENCES Clusters ON DELETE CASCADE,
            Address text NOT NULL,
            Port integer NOT NULL,
            Generation integer NOT NULL,
            Name text NOT NULL,
            Host text NOT NULL,
            Status integer NOT NULL,
            GatewayPort integer NOT NULL,
            Suspicions text,
            Started timestamptz NOT NULL,
            Alive timestamptz NOT NULL,
            PRIMARY KEY (Cluster, Address, Port, Generation));
        """;

    /// <summary>
    /// Makes the tables, if there are none, and brings the statements up to date. Any number of silos may do so at
    /// once.
    /// </summary>
    /// <param name="connectionString">Npgsql's connection string.</param>
    /// <param name="startTimeout">How long to wait for a server that does not answer yet.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="StorageException">
    /// The database cannot be reached or used, or belongs to another Orleans application; the message says why and what
    /// to do.
    /// </exception>
    public static Task CreateAsync(
        string connectionString,
        TimeSpan startTimeout,
        CancellationToken cancellation = default
    ) => SchemaLock.RunAsync(connectionString, startTimeout, CreateAsync, cancellation);

    private static async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var foreign = new NpgsqlCommand(
            "SELECT to_regclass('OrleansQuery') IS NOT NULL AND to_regclass('Silos') IS NULL",
            connection
        );
        if (await foreign.ExecuteScalarAsync(cancellation) is true)
        {
            throw new StorageException(
                $"the PostgreSQL database '{connection.Database}' is another Orleans application's (it has a table 'orleansquery'); nothing was changed. "
                    + "Give GearSweep a database of its own."
            );
        }

        // One transaction, by the rules of PostgreSQL's protocol: all or nothing.
        await using var batch = new NpgsqlBatch(connection);
        foreach (var table in Tables.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(table));
        }

        foreach (var (key, text) in MembershipStatements.All)
        {
            batch.BatchCommands.Add(
                new NpgsqlBatchCommand(
                    "INSERT INTO OrleansQuery VALUES ($1, $2) ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText"
                )
                {
                    Parameters =
                    {
                        new() { Value = key },
                        new() { Value = text },
                    },
                }
            );
        }

        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
