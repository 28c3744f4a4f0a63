using System.Net;
using GearSweep.Storage.Failures;
using Npgsql;

namespace GearSweep.Storage.PostgreSql.Membership;

/// <summary>The clusters that a database knows.</summary>
public static class DatabaseClusters
{
    /// <summary>
    /// Silos that membership takes for active, of all clusters; none where there is no membership yet. Changes nothing.
    /// </summary>
    /// <param name="connectionString">Npgsql's connection string.</param>
    /// <param name="startTimeout">How long to wait for a server that does not answer yet.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="StorageException">The database cannot be reached or used; the message says why and what to
    /// do.</exception>
    public static async Task<IReadOnlyList<(string Cluster, IPEndPoint Silo)>> ActiveAsync(
        string connectionString,
        TimeSpan startTimeout,
        CancellationToken cancellation
    )
    {
        const int Most = 256;
        List<(string, IPEndPoint)> silos = [];
        await SchemaLock.RunAsync(connectionString, startTimeout, ReadAsync, cancellation);
        return silos;

        async Task ReadAsync(NpgsqlConnection connection, CancellationToken stop)
        {
            silos.Clear();
            await using (var exists = new NpgsqlCommand("SELECT to_regclass('Silos') IS NOT NULL", connection))
                if (await exists.ExecuteScalarAsync(stop) is not true)
                    return;
            await using var command = new NpgsqlCommand(
                "SELECT Cluster, Address, Port FROM Silos WHERE Status = $1 ORDER BY Alive DESC LIMIT $2",
                connection
            )
            {
                Parameters =
                {
                    new() { Value = (int)SiloStatus.Active },
                    new() { Value = Most },
                },
            };
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
                silos.Add(
                    (reader.GetString(0), new IPEndPoint(IPAddress.Parse(reader.GetString(1)), reader.GetInt32(2)))
                );
        }
    }

    /// <summary>Their names, for the message to a worker that finds nobody in its own.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            "SELECT Cluster FROM Clusters ORDER BY Changed DESC LIMIT 10",
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellation))
            names.Add(reader.GetString(0));
        return names;
    }
}
