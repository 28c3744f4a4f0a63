using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Sweeps;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Cluster;

/// <summary>
/// Commands that want something of one sweep: <c>cluster pause</c>, <c>cluster resume</c>, <c>cluster cancel</c> and
/// <c>cluster retry</c>.
/// </summary>
internal static class SweepActionCommand
{
    /// <summary>Makes the four.</summary>
    public static IEnumerable<Command> CreateAll(Streams streams) =>
        [
            Create(
                "pause",
                "Checkpoints what a sweep trains, and begins nothing new.",
                streams,
                (scheduler, sweep) => scheduler.PauseAsync(sweep)
            ),
            Create(
                "resume",
                "Goes on with a sweep that was paused, from its checkpoints.",
                streams,
                (scheduler, sweep) => scheduler.ResumeAsync(sweep)
            ),
            Create(
                "cancel",
                "Stops a sweep for good; what it has found is kept.",
                streams,
                (scheduler, sweep) => scheduler.CancelAsync(sweep)
            ),
            Create(
                "retry",
                "Queues a sweep's failed trials again, from epoch 1.",
                streams,
                (scheduler, sweep) => scheduler.RetryAsync(sweep, null)
            ),
        ];

    private static Command Create(
        string name,
        string description,
        Streams streams,
        Func<ISchedulerGrain, int, Task<ActionReply>> act
    )
    {
        var target = new ClusterTarget();
        var sweep = SweepChoice.Argument();
        var command = new Command(name, description) { sweep };
        target.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var session = await target.OpenAsync(parsed, cancellation);
                var row = await SweepsCommand
                    .FindAsync(session.Grains.GetGrain<IResultsGrain>(0), parsed.GetRequiredValue(sweep))
                    .WaitAsync(cancellation);
                return await Answer.WriteAsync(
                    await act(session.Grains.GetGrain<ISchedulerGrain>(0), row.Id).WaitAsync(cancellation),
                    streams
                );
            }
        );
        return command;
    }
}
