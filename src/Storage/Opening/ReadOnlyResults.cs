using GearSweep.Storage.Reading;
using GearSweep.Storage.Results;
using Microsoft.Data.Sqlite;

namespace GearSweep.Storage.Opening;

/// <summary>A database file opened for looking only; its owner, if it has one, is not disturbed.</summary>
public sealed class ReadOnlyResults : IDisposable
{
    private readonly SqliteReads _reads;

    private ReadOnlyResults(SqliteReads reads)
    {
        _reads = reads;
        Results = new ResultQueries(reads);
    }

    /// <summary>What can be read.</summary>
    public ResultQueries Results { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="StorageException">There is no such file, or it is not ours, or its version is not this one's.</exception>
    public static async Task<ReadOnlyResults> OpenAsync(string path, CancellationToken cancellation = default)
    {
        path = Path.GetFullPath(path);
        if (!File.Exists(path))
        {
            throw new StorageException($"there is no database '{path}'.");
        }

        DatabaseFile.Check(path);
        var reads = new SqliteReads(path);
        try
        {
            await using var context = reads.CreateContext();
            await SchemaVersion.RequireCurrentAsync(context, path, cancellation);
            return new ReadOnlyResults(reads);
        }
        catch (SqliteException e)
        {
            throw DatabaseFile.CannotOpen(path, e);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _reads.ClearPool();
}
