using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using GearSweep.Grains.Hosting;
using GearSweep.Grains.Slots;
using GearSweep.Silo.Configuration;
using GearSweep.Silo.Health;
using GearSweep.Silo.Options;
using GearSweep.Silo.Stopping;
using GearSweep.Silo.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace GearSweep.Silo.Hosting;

/// <summary>
/// Makes a host into a silo: the composition that <c>src/Silo</c>, the dashboard and the command line share.
/// </summary>
public static class SiloHost
{
    /// <summary>
    /// Adds a silo as the configuration has it: a head with its store and data, a worker with slots, or both (see
    /// <see cref="ResolvedClusterOptions"/>).
    /// </summary>
    /// <exception cref="ValidationException">The configuration is wrong; the message names the key, what was found and
    /// what was expected.</exception>
    public static TBuilder AddGearSweepSilo<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        var plan = ClusterConfiguration.Read(builder.Configuration);
        if (plan.IsClient)
            throw new ValidationException(
                "Cluster:Role is 'client', but this program hosts a silo; the dashboard and 'gearsweep cluster' can be clients"
            );
        AddSilo(builder, plan);
        return builder;
    }

    internal static void AddSilo(IHostApplicationBuilder builder, ResolvedClusterOptions wanted)
    {
        var plan = WithPorts(wanted);
        HostLogging.Configure(builder);
        StopLifetime.Add(builder.Services);
        builder.AddGearSweepTelemetry();
        builder.AddGearSweepHealth();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownWatchdog.Time);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(plan);
        builder.Services.AddHostedService<StartupBanner>();

        // Hosted services start in this order and stop in the reverse one: the slots hand back first, the writer stores
        // to the last. Whether a head is welcome is known before it opens its results.
        SiloMembership.AddDatabaseJoin(builder.Services, plan);
        var store = OptionsSections.Read<StoreOptions>(builder.Configuration);
        if (plan.IsHead)
        {
            builder.Services.AddSingleton(store);
            builder.Services.AddHostedService<DataDirectory>();
            ResultStore.Add(builder.Services, plan, store);
        }

        SiloMembership.Add(builder, plan);
        builder.Services.Configure<ClusterMembershipOptions>(
            OptionsSections.Read<MembershipOptions>(builder.Configuration).Apply
        );
        if (plan.IsHead)
            builder.Services.AddGearSweepHead(Path.GetFullPath(store.Data));
        else
            builder.Services.WithoutHeadGrains();
        builder.Services.AddGearSweepSlots(plan.Role, plan.Mode);
        if (!plan.IsWorker)
            builder.Services.PostConfigure<SlotOptions>(slots => slots.Count = 0);
    }

    internal static int FreePort(IPAddress address, int port = 0)
    {
        using var listener = new TcpListener(address, port);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>
    /// The plan with ports that are free now. Orleans itself would share a port with another silo (SO_REUSEPORT), and
    /// each would get some of the other's messages.
    /// </summary>
    /// <exception cref="ValidationException">A port is taken, or the address is not of this machine.</exception>
    private static ResolvedClusterOptions WithPorts(ResolvedClusterOptions plan)
    {
        var address = plan.Silo!.Address;
        return plan with
        {
            Silo = new IPEndPoint(
                address,
                ListeningPort(nameof(GearSweepClusterOptions.SiloPort), address, plan.Silo.Port)
            ),
            GatewayPort = plan.GatewayPort is { } port
                ? ListeningPort(nameof(GearSweepClusterOptions.GatewayPort), address, port)
                : null,
        };
    }

    private static int ListeningPort(string key, IPAddress address, int port)
    {
        try
        {
            return FreePort(address, port);
        }
        catch (SocketException error)
        {
            throw new ValidationException(
                $"Cluster:{(error.SocketErrorCode == SocketError.AddressAlreadyInUse ? key : nameof(GearSweepClusterOptions.Address))}: cannot listen on {address}:{port} "
                    + $"({error.Message}); expected an address of this machine and a free port, or port 0 for any",
                error
            );
        }
    }
}
