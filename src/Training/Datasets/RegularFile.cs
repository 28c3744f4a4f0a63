using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace GearSweep.Training.Datasets;

/// <summary>
/// Opens regular files and nothing else: to open a named pipe waits for a writer, and to open a device may set off
/// something. On Linux the file's kind is looked at before and after it is opened, which does not wait; elsewhere
/// .NET's own check, that it is no directory, has to do.
/// </summary>
internal static partial class RegularFile
{
    private const int CurrentDirectory = -100;
    private const int EmptyPath = 0x1000;
    private const int WithoutServer = 0x4000; // AT_STATX_DONT_SYNC: a file server that does not answer is not asked.
    private const uint TypeMask = 1;
    private const int StatBytes = 256;
    private const int ModeOffset = 28;
    private const int Kind = 0xF000;
    private const int Regular = 0x8000;
    private const int ReadWithoutWaiting = 0x800 | 0x100 | 0x80000; // O_NONBLOCK, O_NOCTTY, O_CLOEXEC

    /// <summary>Opens a file for reading from its start to its end.</summary>
    /// <exception cref="IOException">It is no regular file, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FileStream Open(string path)
    {
        if (!OperatingSystem.IsLinux())
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        ThrowUnlessRegular(KindOf(CurrentDirectory, path, WithoutServer));
        var handle = new SafeFileHandle(Open(path, ReadWithoutWaiting), ownsHandle: true);
        try
        {
            // FileStream tells best why a file cannot be opened.
            if (handle.IsInvalid)
                return new FileStream(path, FileMode.Open, FileAccess.Read);
            ThrowUnlessRegular(KindOf((int)handle.DangerousGetHandle(), "", EmptyPath));
            return new FileStream(handle, FileAccess.Read);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Whether there is a regular file, links followed; also true where it cannot be told.</summary>
    public static bool IsAt(string path) =>
        OperatingSystem.IsLinux()
            ? KindOf(CurrentDirectory, path, WithoutServer) is null or Regular
            : !Directory.Exists(path);

    private static void ThrowUnlessRegular(int? kind)
    {
        if (kind is null or Regular)
            return;
        throw new IOException($"it is {NameOf(kind.Value)}, expected a regular file");
    }

    private static string NameOf(int kind) =>
        kind switch
        {
            0x1000 => "a named pipe",
            0x2000 or 0x6000 => "a device",
            0x4000 => "a directory",
            0xC000 => "a socket",
            _ => "no file",
        };

    /// <summary>
    /// The file's kind from statx(2), whose layout is the same on every processor; <see langword="null"/> when it
    /// fails.
    /// </summary>
    private static unsafe int? KindOf(int directory, string path, int flags)
    {
        Span<byte> found = stackalloc byte[StatBytes];
        fixed (byte* at = found)
        {
            return Stat(directory, path, flags, TypeMask, at) == 0
                ? BitConverter.ToUInt16(found[ModeOffset..]) & Kind
                : null;
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Stat(int directory, string path, int flags, uint mask, byte* found);
}
