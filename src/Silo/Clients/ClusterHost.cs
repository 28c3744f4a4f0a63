using System.ComponentModel.DataAnnotations;
using GearSweep.Silo.Configuration;
using GearSweep.Silo.Hosting;
using GearSweep.Silo.Stopping;
using GearSweep.Silo.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace GearSweep.Silo.Clients;

/// <summary>Gives a host the cluster's grains: of a silo in it, or of a cluster elsewhere.</summary>
public static class ClusterHost
{
    /// <summary>
    /// Adds a silo, or (<c>Cluster:Connect</c>, or <c>Cluster:Role client</c>) a connection that comes and goes with
    /// the cluster.
    /// </summary>
    /// <exception cref="ValidationException">The configuration is wrong; the message names the key, what was found and
    /// what was expected.</exception>
    public static TBuilder AddGearSweepCluster<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        var plan = ClusterConfiguration.Read(builder.Configuration);
        if (plan.IsClient)
            AddClient(builder, plan);
        else
            SiloHost.AddSilo(builder, plan);
        return builder;
    }

    private static void AddClient(IHostApplicationBuilder builder, ResolvedClusterOptions plan)
    {
        HostLogging.Configure(builder);
        StopLifetime.Add(builder.Services);
        builder.AddGearSweepTelemetry();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownWatchdog.Time);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(plan);
        builder.Services.AddHostedService<StartupBanner>();
        builder.Services.AddSingleton<ClusterConnection>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ClusterConnection>());
        builder.Services.AddSingleton(services =>
            ReconnectingGrainFactory.Create(services.GetRequiredService<ClusterConnection>())
        );
    }
}
