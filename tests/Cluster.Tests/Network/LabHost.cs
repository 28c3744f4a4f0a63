using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace GearSweep.Cluster.Tests.Network;

/// <summary>A machine of the lab: a network of its own with loopback and one card.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Namespace">Name of its network namespace.</param>
/// <param name="Address">Its address in the lab.</param>
internal sealed partial record LabHost(int Number, string Namespace, IPAddress Address)
{
    private const int NetworkNamespace = 0x40000000; // CLONE_NEWNET

    /// <summary>The words before a command that make it run on this machine.</summary>
    public IReadOnlyList<string> Launcher => ["ip", "netns", "exec", Namespace];

    /// <summary>A way for HTTP from the test into this machine: it is as if the test ran there.</summary>
    public SocketsHttpHandler Transport() => new()
    {
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = OpenSocket();
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    /// <summary>A socket of this machine. It belongs to the network in which the thread was that made it, whoever uses it later.</summary>
    public Socket OpenSocket()
    {
        Socket? socket = null;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                Enter();
                socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                failure = error;
            }
        });
        thread.Start();
        thread.Join();
        return socket ?? throw new IOException($"no socket could be made in {Namespace}", failure);
    }

    // For the calling thread alone, which must end afterwards.
    private void Enter()
    {
        using var handle = File.OpenHandle($"/run/netns/{Namespace}");
        if (SetNamespace(handle, NetworkNamespace) != 0)
            throw new IOException($"setns failed with error {Marshal.GetLastPInvokeError()}");
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(SafeFileHandle handle, int kind);
}
