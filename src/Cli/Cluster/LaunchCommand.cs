using System.CommandLine;
using System.Globalization;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Http;
using GearSweep.Cli.Running;
using GearSweep.Shared.Results;
using GearSweep.Silo.Retry;

namespace GearSweep.Cli.Cluster;

/// <summary>The command <c>cluster launch</c>: a sweep in a running cluster, on the head's data.</summary>
internal static class LaunchCommand
{
    private const string Description = """
        Launches a sweep on the cluster's data and prints its id.

        With --wait it shows progress on stderr and the summary at the end. Ctrl-C then ends the watching; the sweep goes on.
        """;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5),
        Pause = TimeSpan.FromSeconds(1);

    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var target = new ServerTarget();
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
                using var client = target.Open(parsed);
                var sweep = await LaunchAsync(client, name, yaml, cancellation);
                if (parsed.GetValue(wait))
                    return await FollowAsync(client, sweep, parsed.GetValue(format), streams, cancellation);
                await streams.Output.WriteLineAsync(sweep.ToString(CultureInfo.InvariantCulture));
                await streams.Output.FlushAsync(cancellation);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task<int> LaunchAsync(
        GearSweepClient client,
        string name,
        string yaml,
        CancellationToken cancellation
    )
    {
        try
        {
            return await client.LaunchAsync(yaml, cancellation);
        }
        catch (ServerException refused) when (refused.Errors.Count > 0)
        {
            throw new InputException(
                string.Join(Environment.NewLine, refused.Errors.Select(error => $"{name}: {error}")),
                refused
            );
        }
        catch (ServerException error) when (error.MayBeDone)
        {
            throw new TimeoutException(
                $"{error.Message} The sweep may yet be launched: look with 'cluster sweeps' before you launch it again.",
                error
            );
        }
    }

    private static async Task<int> FollowAsync(
        GearSweepClient client,
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

        // A head may be away for a while, or another one lead: looking changes nothing, and is done again.
        async Task<SweepDetail> LookAsync() =>
            await FixedDelayRetry
                .For(Timeout, Pause, error => error is ServerException { MayPass: true }, TimeProvider.System)
                .ExecuteAsync(async end => await client.SweepAsync(sweep, end), cancellation)
            ?? throw new InputException("The cluster has lost the sweep.");
    }
}
