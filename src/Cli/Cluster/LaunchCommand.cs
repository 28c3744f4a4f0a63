using System.CommandLine;
using System.Globalization;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Running;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;
using GearSweep.Silo.Clients;

namespace GearSweep.Cli.Cluster;

/// <summary>The command <c>cluster launch</c>: a sweep in a running cluster, on the head's data.</summary>
internal static class LaunchCommand
{
    private const string Description = """
        Launches a sweep on the cluster's data and prints its id.

        With --wait it shows progress on stderr and the summary at the end. Ctrl-C then ends the watching; the sweep goes on.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var target = new ClusterTarget();
        var specification = SpecificationText.Argument();
        var wait = new Option<bool>("--wait")
        {
            Description = "Wait for the end and print the summary instead of the id.",
        };
        var format = new Option<ReportFormat>("--format")
        {
            Description = "Form of the summary.",
            DefaultValueFactory = _ => ReportFormat.Text,
        };
        var command = new Command("launch", Description) { specification, wait, format };
        target.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (name, yaml) = await SpecificationText.ReadAsync(
                    parsed.GetRequiredValue(specification),
                    cancellation
                );
                await using var connection = new ReconnectingSession(
                    () => target.OpenAsync(parsed, cancellation),
                    TimeProvider.System
                );
                var reply = await LaunchAsync(await connection.GetAsync(), yaml, cancellation);
                if (reply.Errors.Count > 0)
                    throw new InputException(
                        string.Join(Environment.NewLine, reply.Errors.Select(e => $"{name}: {e}"))
                    );
                if (parsed.GetValue(wait))
                    return await FollowAsync(connection, reply.Sweep, parsed.GetValue(format), streams, cancellation);
                await streams.Output.WriteLineAsync(reply.Sweep.ToString(CultureInfo.InvariantCulture));
                await streams.Output.FlushAsync(cancellation);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task<LaunchReply> LaunchAsync(
        ClientSession session,
        string yaml,
        CancellationToken cancellation
    )
    {
        try
        {
            return await session.Grains.GetGrain<ISweepsGrain>(0).LaunchAsync(yaml).WaitAsync(cancellation);
        }
        catch (Exception error) when (error is TimeoutException or OrleansException)
        {
            throw new TimeoutException(
                $"{error.Message} The sweep may yet be launched: look with 'cluster sweeps' before you launch it again.",
                error
            );
        }
    }

    private static async Task<int> FollowAsync(
        ReconnectingSession connection,
        int sweep,
        ReportFormat format,
        Streams streams,
        CancellationToken cancellation
    )
    {
        try
        {
            await SweepProgress
                .DisplayOf(streams, TimeProvider.System)
                .WhileAsync(show => SweepProgress.WaitAsync(LookAsync, show, cancellation));
            return await SweepReport.WriteAsync(await LookAsync(), format, streams, TimeProvider.System.GetUtcNow());
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            await streams.Error.WriteLineAsync(
                $"Not watched any more: {error.Message} Sweep {sweep.ToString(CultureInfo.InvariantCulture)} is the cluster's, and goes on there."
            );
            return ExitCode.Failed;
        }

        async Task<SweepDetail> LookAsync() =>
            await connection.AskAsync(
                session => session.Grains.GetGrain<IResultsGrain>(0).SweepAsync(sweep).WaitAsync(cancellation),
                cancellation
            ) ?? throw new InputException("The cluster has lost the sweep.");
    }
}
