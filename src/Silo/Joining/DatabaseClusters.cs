using System.Net;
using Npgsql;

namespace GearSweep.Silo.Joining;

/// <summary>The clusters that a database knows.</summary>
internal static class DatabaseClusters
{
    /// <summary>Silos that membership takes for active, of all clusters but one.</summary>
    public static async Task<IReadOnlyList<(string Cluster, IPEndPoint Silo)>> OthersAsync(string connectionString, string but, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("SELECT Cluster, Address, Port FROM Silos WHERE Cluster <> $1 AND Status = $2 ORDER BY Alive DESC LIMIT 100", connection)
        {
            Parameters = { new() { Value = but }, new() { Value = (int)SiloStatus.Active } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var silos = new List<(string, IPEndPoint)>();
        while (await reader.ReadAsync(cancellation)) silos.Add((reader.GetString(0), new IPEndPoint(IPAddress.Parse(reader.GetString(1)), reader.GetInt32(2))));
        return silos;
    }

    /// <summary>Their names, for the message to a worker that finds nobody in its own.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("SELECT Cluster FROM Clusters ORDER BY Changed DESC LIMIT 10", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellation)) names.Add(reader.GetString(0));
        return names;
    }
}
