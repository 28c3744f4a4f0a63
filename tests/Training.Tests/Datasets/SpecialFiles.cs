using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace GearSweep.Training.Datasets;

/// <summary>Makes files that are no regular ones.</summary>
internal static partial class SpecialFiles
{
    private const uint OwnerMayReadAndWrite = 0x180;

    /// <summary>Makes a named pipe; without a writer, whoever opens it the usual way waits for ever.</summary>
    public static void MakePipe(string path) => Assert.Equal(0, MakeFifo(path, OwnerMayReadAndWrite));

    /// <summary>Makes a socket, which stays there until the result is disposed of.</summary>
    public static IDisposable MakeSocket(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        return socket;
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFifo(string path, uint mode);
}
