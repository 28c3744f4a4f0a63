using System.ComponentModel.DataAnnotations;
using System.Net;
using GearSweep.Shared.Cluster;
using GearSweep.Silo.Options;
using Microsoft.Extensions.Configuration;

namespace GearSweep.Silo.Configuration;

/// <summary>
/// Reads what a process is from the configuration, and refuses what is wrong or does not go together in any section of
/// GearSweep's.
/// </summary>
public static class ClusterConfiguration
{
    /// <summary>Reads this process's place in its cluster.</summary>
    /// <exception cref="ValidationException">Something is wrong; the message names the key, what was found, what was
    /// expected and what to do.</exception>
    public static ResolvedClusterOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        OptionsSections.Check(configuration);
        var options = OptionsSections.Read<GearSweepClusterOptions>(configuration);
        var plan = ResolvedClusterOptions.From(options);
        if ((Mix(plan, configuration) ?? Unprotected(plan, options)) is { } problem)
            throw new ValidationException(problem);
        return plan;
    }

    private static string? Unprotected(ResolvedClusterOptions plan, GearSweepClusterOptions options) =>
        plan is not { Tls: null, Silo.Address: { } address } || IPAddress.IsLoopback(address) || options.Insecure
            ? null
            : $"Cluster:SecretFile is not given, and this silo listens at {address}, where others could join and read: "
                + (
                    plan.JoinsHead
                        ? "copy the head's secret file to this machine, and start again with --Cluster:SecretFile=cluster.secret"
                        : "run 'gearsweep cluster secret cluster.secret' once for the cluster, copy the file to each of its machines, and start again with "
                            + "--Cluster:SecretFile=cluster.secret"
                )
                + "; in a network where you trust everybody, --Cluster:Insecure=true does without";

    private static string? Mix(ResolvedClusterOptions plan, IConfiguration configuration)
    {
        var file = configuration[$"{StoreOptions.Section}:{nameof(StoreOptions.File)}"];
        if (file is not null && plan.Database is not null)
            return $"Store:File ('{file}') and Cluster:Database are both given; expected one place for the results: leave Store:File out in production mode";
        if (file is not null && !plan.IsHead)
        {
            return $"Store:File ('{file}') is given, but this process is a {ClusterRoles.NameOf(plan.Role)}: the results are at the head; leave Store:File out, "
                + $"or leave Cluster:{(plan.IsClient ? nameof(GearSweepClusterOptions.Connect) : nameof(GearSweepClusterOptions.Head))} out to start a head of its own";
        }

        var slots = configuration["Slots:Count"];
        return slots is not (null or "0") && plan.Role == ClusterRole.Head
            ? $"Slots:Count is {slots}, but Cluster:Role is 'head': it trains nothing; leave Slots:Count out, or give Cluster:Role head+worker"
            : null;
    }
}
