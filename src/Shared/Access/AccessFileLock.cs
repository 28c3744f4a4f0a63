using System.Security.Cryptography;
using System.Text;
using GearSweep.Shared.Files;

namespace GearSweep.Shared.Access;

/// <summary>Held by the one process, and the one thread of it, that changes a file of access tokens.</summary>
internal sealed class AccessFileLock : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private readonly Mutex _mutex;

    /// <summary>Waits for the lock.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileFaultException">Another process has held it for ten seconds.</exception>
    public AccessFileLock(string path)
    {
        var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(path))));
        _mutex = new Mutex(initiallyOwned: false, $"gearsweep-access-{name}");
        try
        {
            if (_mutex.WaitOne(Longest))
                return;
        }
        catch (AbandonedMutexException)
        {
            return; // Its holder was killed, and the file is whole or not there.
        }

        _mutex.Dispose();
        throw new FileFaultException($"'{path}' is being written by another process");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mutex.ReleaseMutex();
        _mutex.Dispose();
    }
}
