using CsvHelper;
using GearSweep.Shared.Results;

namespace GearSweep.Dashboard.Api;

/// <summary>Trials as CSV, with the columns of <c>gearsweep trials</c>.</summary>
internal static class TrialCsv
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with
    {
        NewLine = "\n",
        Injection = CsvInjection.Escape,
    };

    /// <summary>
    /// Writes trials as they come: figures in the shortest form that reads back the same, nothing where there is none.
    /// A text that a spreadsheet would take for a formula begins with an apostrophe.
    /// </summary>
    public static async Task WriteAsync(
        Stream stream,
        IAsyncEnumerable<TrialRow> trials,
        CancellationToken cancellation
    )
    {
        await using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        foreach (var name in TrialTable.Names)
            csv.WriteField(name);
        await csv.EndRecordAsync(cancellation);
        await foreach (var trial in trials.WithCancellation(cancellation))
        {
            foreach (var column in TrialTable.Columns)
                csv.WriteField(column.Field(trial));
            await csv.EndRecordAsync(cancellation);
        }
    }
}
