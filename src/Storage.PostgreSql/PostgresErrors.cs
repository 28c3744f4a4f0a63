using System.Net.Sockets;
using GearSweep.Storage.Failures;
using Npgsql;

namespace GearSweep.Storage.PostgreSql;

/// <summary>What PostgreSQL's errors mean.</summary>
internal static class PostgresErrors
{
    /// <summary>Whether an error is PostgreSQL's or of the way there.</summary>
    public static bool IsOf(Exception? error) =>
        error is not null && (error is NpgsqlException || IsOf(error.InnerException));

    /// <summary>
    /// Whether the server has gone away, is going or coming, or has only this moment no room for us: the same may
    /// succeed later. EF Core wraps such errors.
    /// </summary>
    public static bool IsOutage(Exception? error) =>
        error switch
        {
            null => false,
            PostgresException { SqlState: var state } => IsOutage(state),
            NpgsqlException { InnerException: IOException or SocketException or TimeoutException } => true,
            NpgsqlException { IsTransient: true } => true,
            _ => IsOutage(error.InnerException),
        };

    /// <summary>Whether a statement's error is the whole database's: no disk, no memory, damaged files.</summary>
    public static bool ConcernsTheDatabase(Exception error) =>
        error is PostgresException { SqlState: var state }
        && (
            state.StartsWith("53", StringComparison.Ordinal)
            || state.StartsWith("58", StringComparison.Ordinal)
            || state.StartsWith("XX", StringComparison.Ordinal)
        );

    /// <summary>Why a database cannot be used, and what to do.</summary>
    public static StorageException Explain(PostgresAddress address, Exception error)
    {
        var cause = Innermost(error);
        return new StorageException(
            cause switch
            {
                PostgresException
                {
                    SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
                } refusal =>
                    $"PostgreSQL at {address.Server} refuses the user '{address.User}' ({refusal.MessageText}); check Username and Password of the connection "
                        + "string, and pg_hba.conf of the server.",
                PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                    $"PostgreSQL at {address.Server} has no database '{address.Database}'; make it with: "
                        + $"CREATE DATABASE \"{address.Database}\" OWNER \"{address.User}\"",
                PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refusal =>
                    $"the user '{address.User}' may not do what is needed in {address.Name} ({refusal.MessageText}); make the user the database's owner, or: "
                        + $"GRANT CREATE, USAGE ON SCHEMA public TO \"{address.User}\"",
                PostgresException other => $"{address.Name} cannot be used: {other.MessageText} ({other.SqlState}).",
                SocketException or TimeoutException or IOException =>
                    $"{address.Name} cannot be reached: {cause.Message}. Does the server run, does it listen on that address and port, and is the network open?",
                _ => $"{address.Name} cannot be used: {cause.Message}.",
            },
            error
        );
    }

    private static Exception Innermost(Exception error) =>
        error is not PostgresException && error.InnerException is { } inner ? Innermost(inner) : error;

    private static bool IsOutage(string state) =>
        state switch
        {
            PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow
            or "57P05" => true,
            "25P03" or PostgresErrorCodes.QueryCanceled => true,
            PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.LockNotAvailable => true,
            PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => true,
            // A server that has become a standby: its successor answers to the same name soon.
            PostgresErrorCodes.ReadOnlySqlTransaction => true,
            _ => state.StartsWith("08", StringComparison.Ordinal),
        };
}
