using System.Net;
using System.Net.Sockets;
using GearSweep.Silo.Configuration;
using Microsoft.Extensions.Logging;

namespace GearSweep.Silo.Joining;

/// <summary>
/// Tells the cluster that silos of this machine are dead: those that membership takes for active, and on whose port
/// nobody listens. Nobody knows it better, and a new silo is only let in when all active ones answer it; the others may
/// have to ask each other for a while. A machine is known by address and name: each has a loopback address.
/// </summary>
internal sealed partial class StaleSiloCleanup(
    ResolvedClusterOptions plan,
    IMembershipTable membership,
    ILogger<StaleSiloCleanup> logger
)
{
    private const int Tries = 5;
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Does it. Others change the membership at the same moment, perhaps for the same reason: after a few tries it is
    /// left to them.
    /// </summary>
    public async Task DeclareDeadAsync(CancellationToken cancellation)
    {
        var mine = (await membership.ReadAllAsync(cancellation))
            .Members.Select(member => member.Item1)
            .Where(IsOfThisMachine);
        foreach (var silo in mine.Select(entry => entry.SiloAddress))
            if (await IsDeadAsync(silo.Endpoint, cancellation))
                await DeclareDeadAsync(silo, cancellation);
    }

    private bool IsOfThisMachine(MembershipEntry entry) =>
        entry.Status == SiloStatus.Active
        && entry.HostName == Dns.GetHostName()
        && entry.SiloAddress.Endpoint.Address.Equals(plan.Silo!.Address);

    private async Task DeclareDeadAsync(SiloAddress silo, CancellationToken cancellation)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var table = await membership.ReadAllAsync(cancellation);
            if (table.TryGet(silo) is not (var entry, var tag) || entry.Status != SiloStatus.Active)
                return;
            entry.Status = SiloStatus.Dead;
            if (await membership.UpdateRowAsync(entry, tag, table.Version.Next(), cancellation))
            {
                LogDead(silo);
                return;
            }

            await Task.Delay(LongestPause * Random.Shared.NextDouble(), cancellation);
        }
    }

    /// <summary>
    /// Whether a port of this machine is closed. One that does not answer may be a program's that stands still.
    /// </summary>
    private static async Task<bool> IsDeadAsync(IPEndPoint silo, CancellationToken cancellation)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(ProbeTimeout);
        using var socket = new Socket(silo.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(silo, bound.Token);
            return false;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode == SocketError.ConnectionRefused;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    [LoggerMessage(
        LogLevel.Information,
        "Silo {Silo} was this machine's, and nobody listens there any more: the cluster is told that it is dead"
    )]
    private partial void LogDead(SiloAddress silo);
}
