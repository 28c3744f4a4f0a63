using System.CommandLine;
using GearSweep.Cli.Commands;

namespace GearSweep.Cli.Cluster;

/// <summary>The command <c>cluster</c>: a running cluster, which this process asks and does not join.</summary>
internal static class ClusterCommand
{
    private const string Description = """
        Asks a running cluster, launches and steers its sweeps, and tells its silos what to do.

        --connect names a head and its port for clients. In production mode leave it out and give the database in the environment
        (Cluster__Database), where others cannot read its password. --secret-file is the cluster's secret, if it has one.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var command = new Command("cluster", Description)
        {
            SecretCommand.Create(streams),
            StatusCommand.Create(streams),
            SiloCommand.Drain(streams),
            SiloCommand.Slots(streams),
            SiloCommand.Clear(streams),
            LaunchCommand.Create(streams),
            SweepsCommand.Create(streams),
        };
        foreach (var action in SweepActionCommand.CreateAll(streams))
            command.Subcommands.Add(action);
        return command;
    }
}
