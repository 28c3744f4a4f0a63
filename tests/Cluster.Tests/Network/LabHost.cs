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
    public SocketsHttpHandler Transport() =>
        new()
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

    /// <summary>
    /// A socket of this machine. It belongs to the network in which the thread was that made it, whoever uses it later.
    /// </summary>
    public Socket OpenSocket() =>
        Run(() => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });

    /// <summary>Does something on this machine's network, on a thread of its own.</summary>
    public T Run<T>(Func<T> work)
    {
        var result = new TaskCompletionSource<T>();
        var thread = new Thread(() =>
        {
            try
            {
                Enter();
                result.SetResult(work());
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                result.SetException(error);
            }
        });
        thread.Start();
        thread.Join();
        return result.Task.GetAwaiter().GetResult();
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
