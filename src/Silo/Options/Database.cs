using System.ComponentModel.DataAnnotations;
using System.Net;
using Npgsql;

namespace GearSweep.Silo.Options;

/// <summary>The PostgreSQL database of a cluster. As text it shows no secret.</summary>
public sealed class Database
{
    private readonly NpgsqlConnectionStringBuilder _parts;

    private Database(NpgsqlConnectionStringBuilder parts) => _parts = parts;

    /// <summary>The whole connection string, with its password.</summary>
    public string ConnectionString => _parts.ConnectionString;

    /// <summary>Whether it runs on this machine.</summary>
    public bool IsLocal =>
        _parts
            .Host!.Split(',')
            .All(host =>
                host.StartsWith('/')
                || host == "localhost"
                || (IPAddress.TryParse(host.Split(':')[0], out var address) && IPAddress.IsLoopback(address))
            );

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="ValidationException">It is none. The message does not repeat it: it may hold a
    /// password.</exception>
    public static Database Parse(string text)
    {
        NpgsqlConnectionStringBuilder? parts = null;
        try
        {
            parts = new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception error)
            when (error is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // Said below, without the error's own words: they quote the text.
        }

        return parts is { Host.Length: > 0, Database.Length: > 0 }
            ? new Database(parts)
            : throw new ValidationException(
                "Cluster:Database is no connection string of PostgreSQL; expected Host=…;Database=…;Username=…;Password=… (its text is not shown here)"
            );
    }

    /// <summary>The server and the name of the database.</summary>
    public override string ToString() => $"PostgreSQL at {_parts.Host}, database {_parts.Database}";
}
