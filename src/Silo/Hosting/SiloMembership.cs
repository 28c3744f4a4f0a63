using System.Net;
using GearSweep.Silo.Configuration;
using GearSweep.Silo.Joining;
using GearSweep.Silo.Security;
using GearSweep.Storage.PostgreSql.Membership;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using ClusterOptions = Orleans.Configuration.ClusterOptions;

namespace GearSweep.Silo.Hosting;

/// <summary>Makes the host a member of its cluster: Orleans, its addresses, and who is let in.</summary>
internal static class SiloMembership
{
    /// <summary>The service id of every cluster; Orleans names stored things after it.</summary>
    public const string ServiceId = "gearsweep";

    /// <summary>Adds who asks whether this silo is welcome, in production mode.</summary>
    public static void AddDatabaseJoin(IServiceCollection services, ResolvedClusterOptions plan)
    {
        if (plan.Database is not null)
            services.AddSingleton<StaleSiloCleanup>().AddHostedService<DatabaseJoin>();
    }

    /// <summary>Adds the silo. A plan's ports are those to listen on.</summary>
    public static void Add(IHostApplicationBuilder builder, ResolvedClusterOptions plan)
    {
        builder.Services.AddSingleton<FatalErrorHandler>();
        builder.Services.AddSingleton<IFatalErrorHandler>(services => services.GetRequiredService<FatalErrorHandler>());
        if (plan.JoinsHead)
            builder.Services.AddHostedService<HeadJoin>();
        builder.UseOrleans(silo =>
        {
            AddMembership(silo, plan);
            silo.Configure<ClusterOptions>(options =>
                (options.ClusterId, options.ServiceId) = (plan.ClusterId, ServiceId)
            );
            silo.Configure<EndpointOptions>(options => Listen(options, plan));
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(60));
        });
        if (plan.Tls is { } tls)
        {
            builder.Services.AddSingleton<TlsMiddleware>();
            builder
                .Services.AddOptions<SiloConnectionOptions>()
                .Configure<TlsMiddleware>((options, middleware) => Protect(options, tls, middleware));
        }

        builder.Services.AddSingleton(services => new HandshakeMiddleware(
            plan,
            services.GetRequiredService<ILogger<HandshakeMiddleware>>()
        ));
        builder.Services.AddOptions<SiloConnectionOptions>().Configure<IServiceProvider>(AddHandshake);
    }

    private static void AddMembership(ISiloBuilder silo, ResolvedClusterOptions plan)
    {
        if (plan.Database is { } database)
            silo.UsePostgresMembership(database.ConnectionString);
        else
            silo.UseDevelopmentClustering(plan.Head?.Resolve("Cluster:Head", TimeSpan.Zero) ?? plan.Silo);
    }

    private static void Listen(EndpointOptions options, ResolvedClusterOptions plan)
    {
        options.AdvertisedIPAddress = plan.Silo!.Address;
        options.SiloPort = plan.Silo.Port;
        options.SiloListeningEndpoint = plan.Silo;
        options.GatewayPort = plan.GatewayPort ?? 0;
        if (plan.GatewayPort is { } port)
            options.GatewayListeningEndpoint = new IPEndPoint(plan.Silo.Address, port);
    }

    /// <summary>Around the handshake, so that it is not readable either.</summary>
    private static void Protect(SiloConnectionOptions options, ClusterTls tls, TlsMiddleware middleware)
    {
        options.ConfigureSiloOutboundConnection(c => c.UseClientTls(tls.Options));
        options.ConfigureSiloInboundConnection(c =>
            c.Use(next => connection => middleware.EnterAsync(HandshakeRequest.Silo, connection, next))
                .UseServerTls(tls.Options)
        );
        options.ConfigureGatewayInboundConnection(c =>
            c.Use(next => connection => middleware.EnterAsync(HandshakeRequest.Client, connection, next))
                .UseServerTls(tls.Options)
        );
    }

    private static void AddHandshake(SiloConnectionOptions options, IServiceProvider services)
    {
        options.ConfigureSiloOutboundConnection(c =>
            c.Use(next => connection => HandshakeMiddleware().CallAsync(HandshakeRequest.Silo, connection, next))
        );
        options.ConfigureSiloInboundConnection(c =>
            c.Use(next =>
                connection => HandshakeMiddleware().AnswerAsync(HandshakeRequest.Silo, Self(), connection, next)
            )
        );
        options.ConfigureGatewayInboundConnection(c =>
            c.Use(next =>
                connection => HandshakeMiddleware().AnswerAsync(HandshakeRequest.Client, Self(), connection, next)
            )
        );

        HandshakeMiddleware HandshakeMiddleware() => services.GetRequiredService<HandshakeMiddleware>();
        SiloAddress Self() => services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
    }
}
