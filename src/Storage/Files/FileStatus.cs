using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace GearSweep.Storage.Files;

/// <summary>What file a path leads to, whatever it is called.</summary>
/// <param name="Identity">The device, and the file's number on it.</param>
/// <param name="Names">How many names it has: hard links, and mounts of the file alone (which count as one
/// more).</param>
internal sealed partial record FileStatus((ulong Device, ulong Inode) Identity, long Names)
{
    private const int CurrentDirectory = -100,
        Size = 256;
    private const uint LinksAndInode = 0x104; // STATX_NLINK | STATX_INO
    private const ulong IsMounted = 0x2000; // STATX_ATTR_MOUNT_ROOT

    /// <summary>
    /// Looks, without opening the file; <see langword="null"/> where there is none, or where the system cannot tell.
    /// </summary>
    public static FileStatus? From(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var answer = new byte[Size]; // struct statx has the same form on every processor; struct stat has not.
        if (Statx(CurrentDirectory, path, 0, LinksAndInode, answer) != 0)
            return null;
        return new FileStatus(
            (((ulong)Number(136) << 32) | Number(140), BinaryPrimitives.ReadUInt64LittleEndian(answer.AsSpan(32))),
            Number(16) + ((BinaryPrimitives.ReadUInt64LittleEndian(answer.AsSpan(8)) & IsMounted) == 0 ? 0L : 1L)
        );

        uint Number(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(answer.AsSpan(offset));
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int directory, string path, int flags, uint mask, byte[] answer);
}
