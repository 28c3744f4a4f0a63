using System.CommandLine;
using System.Text.Json;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Http;
using GearSweep.Shared.Formats;

namespace GearSweep.Cli.Cluster;

/// <summary>The command <c>cluster status</c>: the silos, and what runs on them.</summary>
internal static class StatusCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var target = new ServerTarget();
        var format = new Option<ReportFormat>("--format")
        {
            Description = "Form of the answer.",
            DefaultValueFactory = _ => ReportFormat.Text,
        };
        var command = new Command("status", "Prints the silos of a running cluster: what they are, and how busy.")
        {
            format,
        };
        target.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = target.Open(parsed);
                var view = await client.ClusterAsync(cancellation);
                await streams.Output.WriteAsync(
                    parsed.GetValue(format) == ReportFormat.Json
                        ? JsonSerializer.Serialize(view, JsonFormat.Report) + "\n"
                        : StatusText.Write(view, TimeProvider.System.GetUtcNow())
                );
                await streams.Output.FlushAsync(cancellation);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
