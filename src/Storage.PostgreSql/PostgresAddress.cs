using System.Globalization;
using GearSweep.Storage.Failures;
using Npgsql;

namespace GearSweep.Storage.PostgreSql;

/// <summary>Where a PostgreSQL database is, and how to log in; what is said of it never holds the password.</summary>
internal sealed class PostgresAddress
{
    private readonly NpgsqlConnectionStringBuilder _settings;

    private PostgresAddress(NpgsqlConnectionStringBuilder settings) => _settings = settings;

    /// <summary>How messages call it: database, host and port.</summary>
    public string Name =>
        string.Create(CultureInfo.InvariantCulture, $"the PostgreSQL database '{Database}' at {Server}");

    /// <summary>Host and port.</summary>
    public string Server =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_settings.Host}{(_settings.Host!.Contains(',', StringComparison.Ordinal) ? "" : $":{_settings.Port}")}"
        );

    /// <summary>The database's name.</summary>
    public string Database => _settings.Database!;

    /// <summary>The user's name; that of this process when none is given.</summary>
    public string User => _settings.Username ?? Environment.UserName;

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="StorageException">It is none, or host or database is missing.</exception>
    public static PostgresAddress Parse(string connectionString)
    {
        const string Expected =
            "expected Host=…;Database=…;Username=…;Password=… (a value with ; or = in it stands in double quotes)";
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e)
            when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // Neither the text nor Npgsql's message: both may hold a part of the password.
            throw new StorageException($"the PostgreSQL connection string cannot be read; {Expected}.");
        }

        return string.IsNullOrWhiteSpace(settings.Host) || string.IsNullOrWhiteSpace(settings.Database)
            ? throw new StorageException(
                $"the PostgreSQL connection string names no {(string.IsNullOrWhiteSpace(settings.Host) ? "host" : "database")}; {Expected}."
            )
            : new PostgresAddress(settings);
    }

    /// <summary>
    /// Connection string of the writer: one connection of its own, every statement prepared at its first use. A server
    /// that does not answer is given up after some seconds.
    /// </summary>
    public string ForWriting() =>
        new NpgsqlConnectionStringBuilder(_settings.ConnectionString)
        {
            ApplicationName = "GearSweep writer",
            Pooling = false,
            Enlist = false,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 1,
            Timeout = 5,
            CommandTimeout = 30,
            KeepAlive = 0,
        }.ConnectionString;

    /// <summary>Connection string of readers, whom the server itself keeps from writing.</summary>
    public string ForReading() =>
        new NpgsqlConnectionStringBuilder(_settings.ConnectionString)
        {
            ApplicationName = "GearSweep reader",
            Enlist = false,
            Timeout = 5,
            CommandTimeout = 30,
            MaxAutoPrepare = 50,
            Options = $"{_settings.Options} -c default_transaction_read_only=on".TrimStart(),
        }.ConnectionString;

    /// <summary>Connection string for making tables.</summary>
    public string ForSchema() =>
        new NpgsqlConnectionStringBuilder(_settings.ConnectionString)
        {
            ApplicationName = "GearSweep schema",
            Pooling = false,
            Enlist = false,
            Timeout = 5,
            CommandTimeout = 120,
        }.ConnectionString;
}
