using System.CommandLine;
using GearSweep.Cli.Commands;

namespace GearSweep.Cli.Cluster;

/// <summary>The command <c>cluster</c>: a running cluster, which this process asks and does not join.</summary>
internal static class ClusterCommand
{
    private const string Description = """
        Asks a running cluster, launches and steers its sweeps, and tells its silos what to do.

        --server names any dashboard of the cluster, by the address that a browser opens. --token-file, or GEARSWEEP_TOKEN in the
        environment, has the token that says who asks, where the dashboard wants one; on a command line others could read it.
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
            TrialCommand.Create(streams),
        };
        foreach (var action in SweepActionCommand.CreateAll(streams))
            command.Subcommands.Add(action);
        return command;
    }
}
