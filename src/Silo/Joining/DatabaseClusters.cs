using Npgsql;

namespace GearSweep.Silo.Joining;

/// <summary>The clusters that a database knows, for the message to a worker that finds nobody in its own.</summary>
internal static class DatabaseClusters
{
    /// <summary>Their names.</summary>
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
