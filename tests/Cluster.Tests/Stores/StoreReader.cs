using System.Data.Common;
using System.Globalization;
using GearSweep.Cluster.Tests.Network;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace GearSweep.Cluster.Tests.Stores;

/// <summary>
/// Looks into a store by SQL, beside the process that owns it. Names are quoted, so that every database takes the same
/// words.
/// </summary>
/// <param name="connect">Makes a connection that is not open yet.</param>
/// <param name="host">The machine from which it is opened; <see langword="null"/> for the test's own.</param>
internal sealed class StoreReader(Func<DbConnection> connect, LabHost? host = null)
{
    /// <summary>Reads a SQLite file.</summary>
    public static StoreReader OfFile(string path)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString();
        return new StoreReader(() => new SqliteConnection(connection));
    }

    /// <summary>Reads a database of PostgreSQL.</summary>
    /// <param name="connection">Connection string.</param>
    /// <param name="host">A machine that reaches it.</param>
    public static StoreReader OfServer(string connection, LabHost host) =>
        new(
            () => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString()),
            host
        );

    /// <summary>All rows.</summary>
    public IReadOnlyList<object?[]> Rows(string sql) => host is null ? Read(sql) : host.Run(() => Read(sql));

    /// <summary>One whole number.</summary>
    public int Number(string sql) => Whole(Rows(sql)[0][0]);

    /// <summary>One moment (UTC); <see langword="null"/> if there is none.</summary>
    public DateTime? Moment(string sql) =>
        Rows(sql) is [[long ticks], ..] ? new DateTime(ticks, DateTimeKind.Utc) : null;

    /// <summary>A whole number that the database gave, by whatever type.</summary>
    public static int Whole(object? value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private List<object?[]> Read(string sql)
    {
        using var connection = connect();
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        List<object?[]> rows = [];
        while (reader.Read())
            rows.Add([
                .. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i)),
            ]);
        return rows;
    }
}
