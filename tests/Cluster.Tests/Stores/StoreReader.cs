using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GearSweep.Cluster.Tests.Stores;

/// <summary>Looks into a store by SQL, beside the process that owns it. Names are quoted, so that every database takes the same words.</summary>
internal sealed class StoreReader(Func<DbConnection> connect)
{
    /// <summary>Reads a SQLite file.</summary>
    public static StoreReader OfFile(string path)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        return new StoreReader(() => new SqliteConnection(connection));
    }

    /// <summary>All rows.</summary>
    public IReadOnlyList<object?[]> Rows(string sql)
    {
        using var connection = connect();
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        List<object?[]> rows = [];
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    /// <summary>One whole number.</summary>
    public int Number(string sql) => Whole(Rows(sql)[0][0]);

    /// <summary>A whole number that the database gave, by whatever type.</summary>
    public static int Whole(object? value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
