using System.Globalization;
using GearSweep.Shared.Files;
using GearSweep.Storage.Failures;
using Polly;
using Polly.Retry;

namespace GearSweep.Storage.Files;

/// <summary>
/// Makes one process the only writer of a store, until it ends in whatever way: a lock by name, on <c>FILE.lock</c>,
/// which also keeps two from making the same new file, and a lock of the file itself, by whatever name it was reached.
/// <c>FILE.owner</c> says who it is, for the message that others get.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    // A process that has just been forked holds its parent's locks until it runs its own program, and one that was
    // killed until the kernel has ended it.
    private static readonly ResiliencePipeline WhileHeld = new ResiliencePipelineBuilder()
        .AddRetry(
            new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<StoreInUseException>(),
                MaxRetryAttempts = 10,
                Delay = TimeSpan.FromMilliseconds(100),
            }
        )
        .Build();

    private readonly FileStream _lock;
    private readonly string _path;
    private FileLock? _file;

    private OwnerLock(FileStream held, string path)
    {
        (_lock, _path) = (held, path);
        Commits = new CommitMark(held.SafeFileHandle);
    }

    /// <summary>How many commits the store has at least.</summary>
    public CommitMark Commits { get; }

    /// <summary>
    /// Takes the lock of a store that is there, or is to be made. A held one is tried again for a second.
    /// </summary>
    /// <param name="path">The store's path, links followed (<see cref="StorePath"/>).</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="StoreInUseException">Another process (or another part of this one) has it.</exception>
    /// <exception cref="StorageException">The file or its directory cannot be written.</exception>
    public static OwnerLock Take(string path, CancellationToken cancellation) =>
        WhileHeld.Execute(_ => TakeOnce(path), cancellation);

    /// <summary>Locks the file, once it is there.</summary>
    /// <exception cref="StoreInUseException">Another process has it by another name.</exception>
    public void HoldFile() =>
        _file ??=
            FileLock.TryTake(_path)
            ?? throw InUse(
                _path,
                "another process, by another name of the same file (a hard link or another mount)",
                null
            );

    /// <summary>Whether some process owns the store now, whatever it calls it. Nothing is changed by asking.</summary>
    /// <param name="path">The store's path; it may be a link.</param>
    public static bool IsTaken(string path) => FileLock.IsHeld(StorePath.Resolve(path));

    // The lock's own file stays: to delete it would let a third process lock a new file of that name while a second
    // still waits on this one.
    public void Dispose()
    {
        File.Delete(OwnerFile(_path));
        _file?.Dispose();
        _lock.Dispose();
    }

    private static OwnerLock TakeOnce(string path)
    {
        try
        {
            var owner = new OwnerLock(
                new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None),
                path
            );
            try
            {
                if (File.Exists(path))
                    owner.HoldFile();
                File.WriteAllText(
                    OwnerFile(path),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"process {Environment.ProcessId} on {Environment.MachineName}"
                    )
                );
                return owner;
            }
            catch
            {
                owner._file?.Dispose();
                owner._lock.Dispose();
                throw;
            }
        }
        catch (IOException error) when (IsHeld(error))
        {
            throw InUse(path, Describe(OwnerFile(path)), error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(FileFault.Sentence(path, FileUse.Write, error), error);
        }
    }

    private static string OwnerFile(string path) => path + ".owner";

    // EWOULDBLOCK of Linux and of macOS, and Windows' sharing violation.
    private static bool IsHeld(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static StoreInUseException InUse(string path, string owner, Exception? cause) =>
        new(
            $"'{path}' is in use by {owner}; only one process may write it. Stop that one or use another file.",
            cause!
        );

    private static string Describe(string ownerFile)
    {
        try
        {
            return File.ReadAllText(ownerFile) is { Length: > 0 } owner ? owner : "another process";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }
}
