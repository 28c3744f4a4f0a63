using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Http;
using GearSweep.Cli.Sweeps;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Cluster;

/// <summary>
/// Commands that want something of one sweep: <c>cluster pause</c>, <c>cluster resume</c>, <c>cluster cancel</c>,
/// <c>cluster retry</c> and <c>cluster add-seeds</c>.
/// </summary>
internal static class SweepActionCommand
{
    /// <summary>Makes the five.</summary>
    public static IEnumerable<Command> CreateAll(Streams streams) =>
        [
            Create(
                "pause",
                "Checkpoints what a sweep trains, and begins nothing new.",
                streams,
                (client, sweep, cancellation) => client.PauseAsync(sweep, cancellation)
            ),
            Create(
                "resume",
                "Goes on with a sweep that was paused, from its checkpoints.",
                streams,
                (client, sweep, cancellation) => client.ResumeAsync(sweep, cancellation)
            ),
            Create(
                "cancel",
                "Stops a sweep for good; what it has found is kept.",
                streams,
                (client, sweep, cancellation) => client.CancelAsync(sweep, cancellation)
            ),
            Create(
                "retry",
                "Queues a sweep's failed trials again, from epoch 1.",
                streams,
                (client, sweep, cancellation) => client.RetryAsync(sweep, cancellation)
            ),
            Create(
                "add-seeds",
                $"Trains {SeedLimits.Usual} further seeds of the best configuration of each condition at which it cannot be told from AR* yet.",
                streams,
                (client, sweep, cancellation) => client.AddSeedsAsync(sweep, SeedLimits.Usual, cancellation)
            ),
        ];

    private static Command Create(
        string name,
        string description,
        Streams streams,
        Func<GearSweepClient, int, CancellationToken, Task<ActionReply>> act
    )
    {
        var target = new ServerTarget();
        var sweep = SweepChoice.Argument();
        var command = new Command(name, description) { sweep };
        target.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = target.Open(parsed);
                var row = await SweepsCommand.FindAsync(client, parsed.GetRequiredValue(sweep), cancellation);
                return await Answer.WriteAsync(await act(client, row.Id, cancellation), streams);
            }
        );
        return command;
    }
}
