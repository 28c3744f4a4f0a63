using System.ComponentModel.DataAnnotations;
using GearSweep.Silo.Configuration;
using GearSweep.Silo.Failures;
using GearSweep.Silo.Hosting;
using GearSweep.Silo.Joining;
using GearSweep.Storage.PostgreSql.Membership;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using ClusterOptions = Orleans.Configuration.ClusterOptions;

namespace GearSweep.Silo.Clients;

/// <summary>A connection to a cluster that this process does not host.</summary>
internal sealed class ClientSession : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly ServiceProvider _services;
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ClientSession(ResolvedClusterOptions plan, ILoggerFactory loggers)
    {
        var services = new ServiceCollection();
        services.AddSingleton(loggers);
        services.AddOrleansClient(client => Configure(client, plan));
        if (plan.Tls is { } tls)
            services.Configure<ClientConnectionOptions>(options =>
                options.ConfigureConnection(c => c.UseClientTls(tls.Options))
            );
        services.AddSingleton(_ => new HandshakeMiddleware(plan, loggers.CreateLogger<HandshakeMiddleware>()));
        services
            .AddOptions<ClientConnectionOptions>()
            .Configure<IServiceProvider>(
                (options, provider) =>
                    options.ConfigureConnection(c =>
                        c.Use(next =>
                            connection =>
                                provider
                                    .GetRequiredService<HandshakeMiddleware>()
                                    .CallAsync(HandshakeRequest.Client, connection, next)
                        )
                    )
            );
        _services = services.BuildServiceProvider();
    }

    /// <summary>The cluster's grains. A call has an answer, or an error, after 30 s at most.</summary>
    public IGrainFactory Grains => _services.GetRequiredService<IGrainFactory>();

    /// <summary>Completes when no gateway of the cluster is connected any more.</summary>
    public Task Lost => _lost.Task;

    /// <summary>Connects, within some 20 s.</summary>
    /// <param name="plan">The place of a client.</param>
    /// <param name="loggers">Where Orleans logs.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ClusterException">The cluster does not answer, or refuses; the message says why.</exception>
    public static async Task<ClientSession> OpenAsync(
        ResolvedClusterOptions plan,
        ILoggerFactory loggers,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Head is not null)
            await AskAsync(plan, cancellation);
        var session = new ClientSession(plan, loggers);
        try
        {
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            bound.CancelAfter(Timeout);
            foreach (var service in session._services.GetServices<IHostedService>())
                await service.StartAsync(bound.Token).WaitAsync(bound.Token);
            return session;
        }
        catch (Exception error)
        {
            await session.DisposeAsync();
            if (error is OutOfMemoryException || cancellation.IsCancellationRequested)
                throw;
            throw new ClusterException(
                $"no head of cluster '{plan.ClusterId}' answers a client ({plan.Head?.ToString() ?? plan.Database!.ToString()}): {Innermost(error).Message}",
                error
            );
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var bound = new CancellationTokenSource(Timeout);
        foreach (var service in _services.GetServices<IHostedService>())
        {
            // The connection may be half made or gone; there is nothing that a failure would leave behind.
            await Task.Run(() => service.StopAsync(bound.Token), CancellationToken.None)
                .WaitAsync(bound.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _services.DisposeAsync();
    }

    /// <summary>
    /// Whether a head that can be named is there, and lets this client in. Orleans' own errors would not say.
    /// </summary>
    private static async Task AskAsync(ResolvedClusterOptions plan, CancellationToken cancellation)
    {
        var handshake = HandshakeRequest.From(plan, HandshakeRequest.Client, stay: false);
        try
        {
            var reply = await HeadProbe.AskAsync(
                plan,
                plan.Head!.Resolve("Cluster:Connect", TimeSpan.Zero),
                handshake,
                cancellation
            );
            if (CompatibilityCheck.Problem(handshake, reply, $"{plan.Head}") is { } problem)
                throw new ClusterException(problem);
        }
        catch (Exception error) when (error is IOException or ValidationException)
        {
            throw new ClusterException(
                $"nobody answers at {plan.Head} ({error.Message}); expected a running head that takes clients there: its Cluster:GatewayPort, "
                    + $"{Options.GearSweepClusterOptions.ClientPort} unless it listens on loopback alone",
                error
            );
        }
    }

    private void Configure(IClientBuilder client, ResolvedClusterOptions plan)
    {
        if (plan.Head is { } head)
            client.UseStaticClustering(head.Resolve("Cluster:Connect", TimeSpan.Zero));
        else
            client.UsePostgresMembership(plan.Database!.ConnectionString);
        client.Configure<ClusterOptions>(options =>
            (options.ClusterId, options.ServiceId) = (plan.ClusterId, SiloMembership.ServiceId)
        );
        client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(30));
        client.AddClusterConnectionLostHandler((_, _) => _lost.TrySetResult());
        client.UseConnectionRetryFilter((_, _) => Task.FromResult(false));
    }

    private static Exception Innermost(Exception error) => error.InnerException is { } inner ? Innermost(inner) : error;
}
