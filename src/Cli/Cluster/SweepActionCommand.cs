using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Sweeps;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Cluster;

/// <summary>Commands that want something of one sweep: <c>cluster pause</c>, <c>cluster resume</c>, <c>cluster cancel</c> and <c>cluster retry</c>.</summary>
internal static class SweepActionCommand
{
    /// <summary>Makes the four.</summary>
    public static IEnumerable<Command> CreateAll(Streams streams) =>
    [
        Create("pause", "Checkpoints what a sweep trains, and begins nothing new.", streams, sweep => sweep.PauseAsync()),
        Create("resume", "Goes on with a sweep that was paused, from its checkpoints.", streams, sweep => sweep.ResumeAsync()),
        Create("cancel", "Stops a sweep for good; what it has found is kept.", streams, sweep => sweep.CancelAsync()),
        Create("retry", "Queues a sweep's failed trials again, from epoch 1.", streams, sweep => sweep.RetryAsync(null)),
    ];

    private static Command Create(string name, string description, Streams streams, Func<ISweepGrain, Task<ActionReply>> act)
    {
        var target = new ClusterTarget();
        var sweep = SweepChoice.Argument();
        var command = new Command(name, description) { sweep };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var session = await target.OpenAsync(parsed, cancellation);
            var row = await SweepsCommand.FindAsync(session.Grains.GetGrain<IResultsGrain>(0), parsed.GetRequiredValue(sweep)).WaitAsync(cancellation);
            return await Answer.WriteAsync(await act(session.Grains.GetGrain<ISweepGrain>(row.Id)).WaitAsync(cancellation), streams);
        });
        return command;
    }
}
