using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Commands;

/// <summary>What is said to a wish, by a cluster or of a store.</summary>
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
