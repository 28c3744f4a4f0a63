using System.Text.Json;
using GearSweep.Cli.Commands;
using GearSweep.Shared.Formats;
using GearSweep.Shared.Results;

namespace GearSweep.Cli.Tables;

/// <summary>
/// Tables for other programs, row by row: memory does not grow with the rows. Numbers are written so that they read
/// back as the same bits.
/// </summary>
internal static class Table
{
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
            : CsvTable.WriteAsync(output, columns, rows, cancellation);

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
            await output.WriteAsync(before + JsonSerializer.Serialize(fields, JsonFormat.Line));
            before = ",\n";
        }

        await output.WriteAsync(before == "[\n" ? "[]\n" : "\n]\n");
    }
}
