using System.Globalization;

namespace GearSweep.Storage.Opening;

/// <summary>
/// Makes one process the only writer of a database file: a lock on <c>FILE.lock</c>, which the operating system gives back when the process
/// ends in whatever way. <c>FILE.owner</c> says who it is, for the message that others get.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _ownerPath;

    private OwnerLock(FileStream held, string ownerPath)
    {
        _lock = held;
        _ownerPath = ownerPath;
    }

    /// <summary>Takes the lock.</summary>
    /// <exception cref="StorageException">Another process (or another part of this one) has it, or the directory cannot be written.</exception>
    public static OwnerLock Take(string databasePath)
    {
        var ownerPath = databasePath + ".owner";
        FileStream held;
        try
        {
            held = new FileStream(databasePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StorageException($"'{databasePath}' cannot be written: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new StorageException(
                $"'{databasePath}' is in use by {DescribeOwner(ownerPath)}; only one process may write it. Stop that one or use another file.", e);
        }

        try
        {
            File.WriteAllText(ownerPath, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}"));
            return new OwnerLock(held, ownerPath);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    // The lock's own file stays: to delete it would let a third process lock a new file of that name while a second still waits on this one.
    public void Dispose()
    {
        File.Delete(_ownerPath);
        _lock.Dispose();
    }

    private static string DescribeOwner(string ownerPath)
    {
        try
        {
            return File.ReadAllText(ownerPath) is { Length: > 0 } owner ? owner : "another process";
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}
