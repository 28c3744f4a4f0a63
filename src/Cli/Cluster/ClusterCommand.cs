using System.CommandLine;
using GearSweep.Cli.Commands;

namespace GearSweep.Cli.Cluster;

/// <summary>The command <c>cluster</c>: a running cluster, which this process asks and does not join.</summary>
internal static class ClusterCommand
{
    private const string Description = """
        Asks a running cluster, and tells its silos what to do.

        --connect names a head and its port for clients. In production mode leave it out and give the database in the environment
        (Cluster__Database), where others cannot read its password.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams) => new("cluster", Description)
    {
        StatusCommand.Create(streams),
        SiloCommand.Drain(streams),
        SiloCommand.Slots(streams),
        SiloCommand.Clear(streams),
    };
}
