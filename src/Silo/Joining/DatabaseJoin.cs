using System.Net;
using GearSweep.Silo.Configuration;
using GearSweep.Silo.Failures;
using GearSweep.Silo.Security;
using GearSweep.Storage.PostgreSql.Membership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace GearSweep.Silo.Joining;

/// <summary>
/// Production mode: makes the membership's tables, says which silos of this machine are dead, asks the silos that are
/// registered there whether this one is welcome, and lets a worker wait for them: alone it has nothing to do. A head
/// asks before it opens the results, whose tables it may change, and which belong to one cluster.
/// </summary>
internal sealed partial class DatabaseJoin(
    ResolvedClusterOptions plan,
    IMembershipTable membership,
    StaleSiloCleanup predecessors,
    TimeProvider time,
    ILogger<DatabaseJoin> logger
) : IHostedLifecycleService
{
    private const int AskedAtOnce = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly HandshakeRequest _handshake = HandshakeRequest.From(plan, HandshakeRequest.Silo, stay: false);

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) =>
        plan.IsHead ? RefuseAsync(cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await MembershipTables.CreateAsync(plan.Database!.ConnectionString, plan.JoinTimeout, cancellationToken);
        await membership.InitializeMembershipTableAsync(tryInitTableVersion: true, cancellationToken);
        await predecessors.DeclareDeadAsync(cancellationToken);
        if (!await UntilAnsweredAsync(cancellationToken) && !plan.IsHead)
            throw await NobodyAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Refuses a head before it opens the results: beside silos of another version, whose tables it would change, and
    /// beside another cluster, for each would take the other's trials for lost.
    /// </summary>
    /// <exception cref="ClusterException">A silo that runs does not go together with this one.</exception>
    private async Task RefuseAsync(CancellationToken cancellation)
    {
        foreach (
            var group in (
                await DatabaseClusters.ActiveAsync(plan.Database!.ConnectionString, plan.JoinTimeout, cancellation)
            ).Chunk(AskedAtOnce)
        )
        {
            var replies = await Task.WhenAll(
                group.Select(async silo => (silo.Cluster, silo.Silo, Reply: await TryAskAsync(silo.Silo, cancellation)))
            );
            foreach (var (cluster, silo, reply) in replies.Where(r => r.Reply is not null))
            {
                if (
                    cluster == plan.ClusterId
                    && CompatibilityCheck.Problem(_handshake, reply!, $"{silo}") is { } problem
                )
                    throw Refused(problem);
                if (cluster == plan.ClusterId || cluster != reply!.Cluster)
                    continue;
                throw new ClusterException(
                    $"Cluster:Database: the database belongs to cluster '{cluster}', of which the silo at {silo} runs, and this process to '{plan.ClusterId}'; give both "
                        + "the same Cluster:ClusterId, or each cluster a database of its own."
                );
            }
        }
    }

    private static ClusterException Refused(string problem) => new($"Cluster:Database: the silo at {problem}.");

    /// <summary>Asks the registered silos; one that does not answer may be dead without being known to be.</summary>
    /// <returns>Whether one answered.</returns>
    /// <exception cref="ClusterException">One refuses.</exception>
    private async Task<bool> AskAsync(CancellationToken cancellation)
    {
        var silos = (await membership.ReadAllAsync(cancellation))
            .Members.Select(member => member.Item1)
            .Where(silo => silo.Status == SiloStatus.Active);
        foreach (
            var group in silos
                .OrderByDescending(silo => silo.IAmAliveTime)
                .Select(silo => silo.SiloAddress.Endpoint)
                .Chunk(AskedAtOnce)
        )
        {
            var replies = await Task.WhenAll(
                group.Select(async endpoint => (Where: endpoint, Reply: await TryAskAsync(endpoint, cancellation)))
            );
            foreach (var (where, reply) in replies)
            {
                if (reply is not null && CompatibilityCheck.Problem(_handshake, reply, $"{where}") is { } problem)
                    throw Refused(problem);
            }

            if (replies.Any(reply => reply.Reply is not null))
                return true;
        }

        return false;
    }

    /// <summary>Asks until one answers; a head, which can be the first, asks once.</summary>
    private async Task<bool> UntilAnsweredAsync(CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        return await new ResiliencePipelineBuilder<bool> { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions<bool>
                {
                    ShouldHandle = new PredicateBuilder<bool>().HandleResult(answered =>
                        !answered && !plan.IsHead && time.GetElapsedTime(began) + Pause <= plan.JoinTimeout
                    ),
                    MaxRetryAttempts = int.MaxValue,
                    Delay = Pause,
                    OnRetry = next =>
                    {
                        if (next.AttemptNumber == 0)
                            LogWaiting(plan.ClusterId, plan.JoinTimeout);
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build()
            .ExecuteAsync(async token => await AskAsync(token), cancellation);
    }

    private async Task<HandshakeResponse?> TryAskAsync(IPEndPoint silo, CancellationToken cancellation)
    {
        try
        {
            return await HeadProbe.AskAsync(plan, silo, _handshake, cancellation);
        }
        catch (SecretException other)
        {
            throw Refused(other.Message);
        }
        catch (Exception error) when (error is IOException or ClusterException)
        {
            return null;
        }
    }

    private async Task<ClusterException> NobodyAsync(CancellationToken cancellation)
    {
        var clusters = await DatabaseClusters.NamesAsync(plan.Database!.ConnectionString, cancellation);
        var others = string.Join(", ", clusters.Where(name => name != plan.ClusterId).Select(name => $"'{name}'"));
        return new ClusterException(
            $"Cluster:Database: no silo of cluster '{plan.ClusterId}' answered within {plan.JoinTimeout.TotalSeconds:0.#} s; expected a running head. Check that one "
                + $"runs with this database and this Cluster:ClusterId ({(others.Length == 0 ? "the database knows no other" : $"the database also knows {others}")}), at a "
                + "Cluster:Address that this machine reaches. Cluster:JoinTimeout sets how long to wait."
        );
    }

    [LoggerMessage(LogLevel.Information, "Waiting for a head of cluster '{Cluster}', up to {Timeout}")]
    private partial void LogWaiting(string cluster, TimeSpan timeout);
}
