using GearSweep.Storage.Failures;
using GearSweep.Storage.Files;
using GearSweep.Storage.Reading;
using GearSweep.Storage.Results;
using GearSweep.Storage.Sweeps;
using Microsoft.Data.Sqlite;

namespace GearSweep.Storage.Opening;

/// <summary>A database file opened for looking only; its owner, if it has one, is not disturbed.</summary>
public sealed class ReadOnlyResults : IDisposable
{
    private readonly ReadableFile _file;
    private readonly SqliteReadContextFactory _reads;

    private ReadOnlyResults(ReadableFile file, SqliteReadContextFactory reads, bool hasOwner)
    {
        (_file, _reads, HasOwner) = (file, reads, hasOwner);
        Results = new ResultQueries(reads);
    }

    /// <summary>What can be read.</summary>
    public ResultQueries Results { get; }

    /// <summary>
    /// Whether a process that runs owned the file when it was opened. Without, nothing that is stored as running runs
    /// any more.
    /// </summary>
    public bool HasOwner { get; }

    /// <summary>What a sweep's search has seen and decided; <see langword="null"/> where there is no such
    /// sweep.</summary>
    public Task<SearchHistory?> SearchHistoryAsync(int sweep, CancellationToken cancellation = default) =>
        _reads.ReadAsync(context => SearchReads.AllAsync(context, sweep, cancellation), cancellation);

    /// <summary>Opens a file.</summary>
    /// <exception cref="StorageException">There is no such file, or it is not ours, or its version is not this
    /// one's.</exception>
    public static async Task<ReadOnlyResults> OpenAsync(string path, CancellationToken cancellation = default)
    {
        path = StorePath.Resolve(path);
        var file = await Task.Run(() => ReadableFile.Open(path), cancellation);
        try
        {
            var reads = new SqliteReadContextFactory(file.ConnectionString);
            await using var context = reads.CreateContext();
            await SchemaVersion.RequireCurrentAsync(context, path, cancellation);
            return new ReadOnlyResults(file, reads, OwnerLock.IsTaken(path));
        }
        catch (Exception error)
        {
            file.Dispose();
            if (error is SqliteException told)
                throw StoreDamage.IsTold(told)
                    ? StoreDamage.For(path, told.Message, told)
                    : DatabaseFile.CannotOpen(path, told);
            throw;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        Results.Dispose();
        _file.Dispose();
    }
}
