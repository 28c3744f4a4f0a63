using System.Text;
using GearSweep.Shared.Text;

namespace GearSweep.Cli.Tables;

/// <summary>A table in letters of one width.</summary>
internal static class TextTable
{
    /// <summary>Lays out a table: the first column to the left, the others, which are figures, to the right.</summary>
    public static string Write(string[] heading, IEnumerable<string[]> rows)
    {
        var lines = rows.Prepend(heading).Select(line => Array.ConvertAll(line, Printable.Line)).ToList();
        var widths = heading.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            var cells = line.Select(
                (cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])
            );
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
