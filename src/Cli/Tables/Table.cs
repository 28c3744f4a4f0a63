using System.Text.Json;
using CsvHelper;
using GearSweep.Cli.Commands;
using GearSweep.Shared.Results;

namespace GearSweep.Cli.Tables;

/// <summary>
/// Tables for other programs, row by row: memory does not grow with the rows. Numbers are written so that they read
/// back as the same bits.
/// </summary>
internal static class Table
{
    /// <summary>
    /// A text that a spreadsheet would take for a formula begins with an apostrophe; numbers are as they are.
    /// </summary>
    private static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with { Injection = CsvInjection.Escape };

    /// <summary>Writes a table.</summary>
    public static Task WriteAsync<T>(
        TextWriter output,
        TableFormat format,
        IReadOnlyList<Column<T>> columns,
        IAsyncEnumerable<T> rows,
        CancellationToken cancellation
    ) =>
        format == TableFormat.Json
            ? WriteJsonAsync(output, columns, rows, cancellation)
            : WriteCsvAsync(output, columns, rows, cancellation);

    private static async Task WriteCsvAsync<T>(
        TextWriter output,
        IReadOnlyList<Column<T>> columns,
        IAsyncEnumerable<T> rows,
        CancellationToken cancellation
    )
    {
        await using var csv = CsvWriter.Create(output, Csv, leaveOpen: true);
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

    private static async Task WriteJsonAsync<T>(
        TextWriter output,
        IReadOnlyList<Column<T>> columns,
        IAsyncEnumerable<T> rows,
        CancellationToken cancellation
    )
    {
        var before = "[\n";
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            var fields = columns.ToDictionary(c => c.Name, c => c.Field(row));
            await output.WriteAsync(before + JsonSerializer.Serialize(fields, Json.Line));
            before = ",\n";
        }

        await output.WriteAsync(before == "[\n" ? "[]\n" : "\n]\n");
    }
}
