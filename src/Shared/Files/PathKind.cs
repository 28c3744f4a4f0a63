using System.Runtime.InteropServices;

namespace GearSweep.Shared.Files;

/// <summary>
/// What stands at a path. Nothing is opened: to open a pipe or a device may wait for ever, or do something.
/// </summary>
public static partial class PathKind
{
    private const int CurrentDirectory = -100;
    private const uint TypeOnly = 1;
    private const int ModeAt = 28; // In struct statx, which is the same on every processor.
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>
    /// What is there in words, if it is no regular file; <see langword="null"/> for a regular file and for nothing.
    /// </summary>
    public static string? OtherThanFile(string path)
    {
        if (Directory.Exists(path))
            return "a directory";
        if (!OperatingSystem.IsLinux() || TypeOf(path) is not { } type || type == Regular)
            return null;
        return type switch
        {
            0x1000 => "a pipe",
            0x2000 or 0x6000 => "a device",
            0xC000 => "a socket",
            _ => "no regular file",
        };
    }

    private static int? TypeOf(string path)
    {
        Span<byte> status = stackalloc byte[256];
        return Status(CurrentDirectory, path, 0, TypeOnly, status) == 0
            ? MemoryMarshal.Read<ushort>(status[ModeAt..]) & TypeMask
            : null;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int directory, string path, int flags, uint mask, Span<byte> status);
}
