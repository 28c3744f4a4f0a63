using System.ComponentModel.DataAnnotations;
using System.Net;
using GearSweep.Silo.Configuration;
using GearSweep.Silo.Failures;
using GearSweep.Silo.Retry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace GearSweep.Silo.Joining;

/// <summary>
/// Lab mode, a worker: waits for its head before the silo starts, and finds out whether it is welcome there; and later
/// looks whether the head is still the one it joined. A head that has started again knows nothing of its workers, so
/// the worker ends and its supervisor starts it again.
/// </summary>
internal sealed partial class HeadJoin(
    ResolvedClusterOptions plan,
    IOptions<DevelopmentClusterMembershipOptions> membership,
    FatalErrorHandler loss,
    TimeProvider time,
    ILogger<HeadJoin> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(2);

    private readonly HandshakeRequest _handshake = HandshakeRequest.From(plan, HandshakeRequest.Silo, stay: false);
    private string? _head;

    private IPEndPoint Address => membership.Value.PrimarySiloEndpoint!;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var reply = await WaitAsync(cancellationToken);
        if (CompatibilityCheck.Problem(_handshake, reply, $"{Address}") is { } problem)
            throw new ClusterException($"Cluster:Head: {problem}.");
        _head = reply.Address;
        LogFound(reply.Address, reply.Version);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(WatchInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (await AskAsync(await NewAddressAsync(stoppingToken), stoppingToken) is { } now && now != _head)
                loss.End($"its head has started again ({now} instead of {_head})");
        }
    }

    private async Task<HandshakeResponse> WaitAsync(CancellationToken cancellation)
    {
        var whileSilent = FixedDelayRetry.For(
            plan.JoinTimeout,
            Pause,
            error => error is IOException,
            time,
            (silence, isFirst) =>
            {
                if (isFirst)
                    LogWaiting(Address, silence.Message, plan.JoinTimeout);
                return ValueTask.CompletedTask;
            }
        );
        try
        {
            return await whileSilent.ExecuteAsync(
                async stop => await HeadProbe.AskAsync(plan, Address, _handshake, stop),
                cancellation
            );
        }
        catch (IOException silence)
        {
            throw Unanswered(silence);
        }
        catch (ClusterException other)
        {
            throw new ClusterException($"Cluster:Head: {other.Message}.", other);
        }
    }

    private ClusterException Unanswered(IOException silence) =>
        new(
            $"Cluster:Head: nobody answered at {plan.Head} within {plan.JoinTimeout.TotalSeconds:0.#} s ({silence.Message}); expected a running head. Check that it runs, "
                + $"that it was started with --Cluster:Address {Address.Address}, that {Address.Port} is its Cluster:SiloPort, and that no firewall lies between. "
                + "Cluster:JoinTimeout sets how long to wait.",
            silence
        );

    /// <summary>
    /// The head's address now; <see langword="null"/> when it does not answer, which says nothing of what it will be.
    /// </summary>
    private async Task<string?> AskAsync(IPEndPoint address, CancellationToken cancellation)
    {
        try
        {
            return (await HeadProbe.AskAsync(plan, address, _handshake, cancellation)).Address;
        }
        catch (Exception error) when (error is IOException or ClusterException)
        {
            return null;
        }
    }

    /// <summary>What the head's name stands for now: a head that has started again may have another address.</summary>
    private async Task<IPEndPoint> NewAddressAsync(CancellationToken cancellation)
    {
        try
        {
            return await Task.Run(() => plan.Head!.Resolve("Cluster:Head", TimeSpan.Zero), cancellation);
        }
        catch (ValidationException)
        {
            return Address;
        }
    }

    [LoggerMessage(LogLevel.Information, "Waiting for the head at {Address} ({Reason}), up to {Timeout}")]
    private partial void LogWaiting(IPEndPoint address, string reason, TimeSpan timeout);

    [LoggerMessage(LogLevel.Information, "Found the head {Head}, version {Version}")]
    private partial void LogFound(string head, string version);
}
