using CsvHelper;
using GearSweep.Shared.Results;

namespace GearSweep.Shared.Formats;

/// <summary>
/// Tables as CSV (RFC 4180: a header, fields quoted where necessary, CRLF), row by row: memory does not grow with the
/// rows. Figures are in the shortest form that reads back as the same bits, nothing where there is none. A text that a
/// spreadsheet would take for a formula begins with an apostrophe; numbers are as they are.
/// </summary>
public static class CsvTable
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with
    {
        Injection = CsvInjection.Escape,
    };

    /// <summary>Writes rows as they come, in UTF-8.</summary>
    public static async Task WriteAsync<T>(
        Stream output,
        IReadOnlyList<Column<T>> columns,
        IAsyncEnumerable<T> rows,
        CancellationToken cancellation
    )
    {
        await using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        await WriteAsync(csv, columns, rows, cancellation);
    }

    /// <summary>Writes rows as they come.</summary>
    public static async Task WriteAsync<T>(
        TextWriter output,
        IReadOnlyList<Column<T>> columns,
        IAsyncEnumerable<T> rows,
        CancellationToken cancellation
    )
    {
        await using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        await WriteAsync(csv, columns, rows, cancellation);
    }

    private static async Task WriteAsync<T>(
        CsvWriter csv,
        IReadOnlyList<Column<T>> columns,
        IAsyncEnumerable<T> rows,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(columns);
        foreach (var column in columns)
            csv.WriteField(column.Name);
        await csv.EndRecordAsync(cancellation);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            foreach (var column in columns)
                csv.WriteField(column.Field(row));
            await csv.EndRecordAsync(cancellation);
        }
    }
}
