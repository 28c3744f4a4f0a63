using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using GearSweep.Grains.Hosting;
using GearSweep.Silo.Options;
using GearSweep.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using ClusterOptions = GearSweep.Silo.Options.ClusterOptions;
using OrleansClusterOptions = Orleans.Configuration.ClusterOptions;

namespace GearSweep.Silo.Hosting;

/// <summary>Makes a host into a silo: the composition that <c>src/Silo</c>, the dashboard and the command line share.</summary>
public static class SiloHost
{
    /// <summary>
    /// Adds a silo as the configuration has it: a head with its store, data and slots, or (with <c>Cluster:Head</c>) a worker that has slots alone.
    /// </summary>
    /// <exception cref="ValidationException">The configuration is wrong; the message names the key, what was found and what was expected.</exception>
    public static TBuilder AddGearSweepSilo<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        var cluster = Read<ClusterOptions>(builder.Configuration, ClusterOptions.Section);
        var store = Read<StoreOptions>(builder.Configuration, StoreOptions.Section);
        builder.Logging.AddFilter("Orleans", LogLevel.Warning).AddFilter("Microsoft.Orleans", LogLevel.Warning).AddFilter("Polly", LogLevel.Warning);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));

        // Hosted services start in this order and stop in the reverse one: the slots hand back first, the writer stores to the last.
        if (!cluster.IsWorker)
        {
            builder.Services.AddSingleton(store);
            builder.Services.AddHostedService<DataDirectory>();
            builder.Services.AddGearSweepStorage(Path.GetFullPath(store.File));
        }

        AddOrleans(builder, cluster);
        builder.Services.Configure<ClusterMembershipOptions>(Read<MembershipOptions>(builder.Configuration, MembershipOptions.Section).Apply);
        if (cluster.IsWorker) builder.Services.WithoutHeadGrains();
        else builder.Services.AddGearSweepHead(Path.GetFullPath(store.Data));
        builder.Services.AddGearSweepSlots(cluster.IsWorker ? "worker" : "head + worker");
        return builder;
    }

    private static void AddOrleans(IHostApplicationBuilder builder, ClusterOptions cluster)
    {
        var address = IPAddress.Parse(cluster.Address);
        var port = cluster.SiloPort ?? (cluster.IsWorker ? 0 : ClusterOptions.HeadPort);
        var self = new IPEndPoint(address, ListeningPort(address, port));
        var head = cluster.Head is { } text && HostPort.TryParse(text, out var hostPort) ? hostPort!.Resolve() : self;
        builder.UseOrleans(silo =>
        {
            silo.UseDevelopmentClustering(head);
            silo.Configure<OrleansClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.ClusterId, "gearsweep"));
            silo.Configure<EndpointOptions>(options =>
            {
                options.AdvertisedIPAddress = address;
                options.SiloPort = self.Port;
                options.SiloListeningEndpoint = self;
                options.GatewayPort = 0;
            });
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(60));
        });
    }

    /// <summary>The port to listen on. Orleans itself would share it with another silo (SO_REUSEPORT), and each would get some of the other's messages.</summary>
    /// <param name="address">An address of this machine.</param>
    /// <param name="port">The wanted port; 0 for any that is free.</param>
    /// <exception cref="ValidationException">The port is taken, or the address is not of this machine.</exception>
    private static int ListeningPort(IPAddress address, int port)
    {
        try
        {
            return FreePort(address, port);
        }
        catch (SocketException error)
        {
            var key = error.SocketErrorCode == SocketError.AddressAlreadyInUse ? nameof(ClusterOptions.SiloPort) : nameof(ClusterOptions.Address);
            throw new ValidationException(
                $"Cluster:{key}: cannot listen on {address}:{port} ({error.Message}); expected an address of this machine and a free port, or port 0 for any",
                error);
        }
    }

    internal static int FreePort(IPAddress address, int port = 0)
    {
        using var listener = new TcpListener(address, port);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static T Read<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var options = configuration.GetSection(section).Get<T>() ?? new T();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return options;
    }
}
