using System.Text.Json;
using GearSweep.Cli.Commands;
using GearSweep.Shared.Formats;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Running;

/// <summary>What a sweep has found, on stdout.</summary>
internal static class SweepReport
{
    /// <summary>Prints it.</summary>
    /// <param name="detail">The sweep.</param>
    /// <param name="format">Form of the summary.</param>
    /// <param name="streams">Where to.</param>
    /// <param name="now">The end of a sweep that has not ended.</param>
    /// <returns>The exit code that says the same.</returns>
    public static async Task<int> WriteAsync(
        SweepDetail detail,
        ReportFormat format,
        Streams streams,
        DateTimeOffset now
    )
    {
        await streams.Output.WriteAsync(
            format == ReportFormat.Json
                ? JsonSerializer.Serialize(SweepSummary.From(detail.Row, now), JsonFormat.Report) + "\n"
                : SummaryText.Write(detail.Row, detail.VariedParameters, now)
        );
        await streams.Output.FlushAsync();
        if (detail.Row.State != SweepState.Completed)
            return ExitCode.Failed;
        return detail.Row.Counts.Failed > 0 ? ExitCode.SomeTrialsFailed : ExitCode.Done;
    }
}
