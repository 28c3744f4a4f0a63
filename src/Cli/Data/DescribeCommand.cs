using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Training.Datasets;

namespace GearSweep.Cli.Data;

/// <summary><c>gearsweep data describe</c>: what pandas' <c>describe</c> says of a file, and its segments.</summary>
internal static class DescribeCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var csv = new Argument<string>("CSV") { Description = "The data file." };
        var format = new Option<ReportFormat>("--format")
        {
            Description = "Form of the report.",
            DefaultValueFactory = _ => ReportFormat.Text,
        };
        var command = new Command(
            "describe",
            "Describes a data file: pandas' eight figures a column, and its segments."
        )
        {
            csv,
            format,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await DescribeAsync(parsed.GetRequiredValue(csv), parsed.GetValue(format), streams, cancellation);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task DescribeAsync(
        string path,
        ReportFormat format,
        Streams streams,
        CancellationToken cancellation
    )
    {
        if (!File.Exists(path))
            throw new InputException($"there is no file '{path}'");
        var dataset = Dataset.Read(path, cancellation);
        await streams.Output.WriteAsync(
            format == ReportFormat.Json ? DatasetReport.ToJson(dataset) : DatasetReport.ToText(dataset)
        );
        await streams.Output.FlushAsync(cancellation);
    }
}
