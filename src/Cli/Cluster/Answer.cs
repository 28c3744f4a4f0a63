using GearSweep.Cli.Commands;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Cluster;

/// <summary>What the cluster says to a wish.</summary>
internal static class Answer
{
    /// <summary>Prints it.</summary>
    /// <returns>The exit code that says the same.</returns>
    public static async Task<int> WriteAsync(ActionReply reply, Streams streams)
    {
        await (reply.Done ? streams.Output : streams.Error).WriteLineAsync(reply.Message);
        await streams.Output.FlushAsync();
        return reply.Done ? ExitCode.Done : ExitCode.Failed;
    }
}
