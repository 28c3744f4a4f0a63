using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace GearSweep.Storage.Files;

/// <summary>
/// A lock on the database file itself, by whatever name it was reached: a link, a hard link, another mount. It is an
/// "open file description" lock on a byte that no file reaches: SQLite's own locks lie elsewhere and are of another
/// kind, so that neither meets the other, and readers are not hindered.
/// </summary>
/// <remarks>
/// To close any descriptor of a file gives up all of SQLite's locks on it in this process. So the file is opened here
/// only after its identity has been looked up among those that this process owns, and stays open until its owner has
/// closed the database.
/// </remarks>
internal sealed partial class FileLock : IDisposable
{
    private const int SetLock = 37,
        TestLock = 36; // F_OFD_SETLK and F_OFD_GETLK
    private const short WriteLock = 1,
        NoLock = 2;
    private const int TryAgain = 11,
        AccessDenied = 13; // EAGAIN and EACCES
    private const long LockedByte = 1L << 60;

    private static readonly Lock Gate = new();
    private static readonly HashSet<(ulong Device, ulong Inode)> Held = [];

    private readonly SafeFileHandle _file;
    private readonly (ulong Device, ulong Inode) _identity;

    private FileLock(SafeFileHandle file, (ulong Device, ulong Inode) identity) =>
        (_file, _identity) = (file, identity);

    /// <summary>Takes the lock of a file that is there.</summary>
    /// <returns>The lock; <see langword="null"/> when somebody has it.</returns>
    /// <exception cref="IOException">The file cannot be opened for writing.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be opened for writing.</exception>
    public static FileLock? TryTake(string path)
    {
        lock (Gate)
        {
            if (FileStatus.From(path)?.Identity is not { } identity)
                return new FileLock(new SafeFileHandle(), default); // Elsewhere the lock by name has to do.
            if (Held.Contains(identity))
                return null;
            var file = File.OpenHandle(
                path,
                FileMode.Open,
                FileAccess.ReadWrite,
                FileShare.ReadWrite | FileShare.Delete
            );
            var range = Range(WriteLock);
            if (Fcntl(file, SetLock, ref range) != 0)
            {
                var error = Marshal.GetLastPInvokeError();
                file.Dispose();
                return error is TryAgain or AccessDenied
                    ? null
                    : throw new IOException($"it cannot be locked: {Marshal.GetPInvokeErrorMessage(error)}");
            }

            Held.Add(identity);
            return new FileLock(file, identity);
        }
    }

    /// <summary>Whether this process has the lock of the file.</summary>
    public static bool IsHeldHere(string path)
    {
        lock (Gate)
            return FileStatus.From(path)?.Identity is { } identity && Held.Contains(identity);
    }

    /// <summary>
    /// Whether any process has the lock of the file; it is only looked at. What cannot be opened counts as free.
    /// </summary>
    public static bool IsHeld(string path)
    {
        lock (Gate)
        {
            if (FileStatus.From(path)?.Identity is not { } identity)
                return false;
            if (Held.Contains(identity))
                return true;
            try
            {
                using var file = File.OpenHandle(
                    path,
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.ReadWrite | FileShare.Delete
                );
                var range = Range(WriteLock);
                return Fcntl(file, TestLock, ref range) == 0 && range.Type != NoLock;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Gate)
        {
            _file.Dispose();
            Held.Remove(_identity);
        }
    }

    private static FileRange Range(short type) =>
        new()
        {
            Type = type,
            Start = LockedByte,
            Length = 1,
        };

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Fcntl(SafeFileHandle file, int command, ref FileRange range);

    /// <summary><c>struct flock</c> of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct FileRange
    {
        public short Type;
        public short Whence;
        public long Start;
        public long Length;
        public int Process;
    }
}
