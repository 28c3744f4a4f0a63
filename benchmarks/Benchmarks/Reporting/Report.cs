using System.Text;

namespace GearSweep.Benchmarks.Reporting;

/// <summary>
/// A benchmark's report in Markdown: when, of what and where it was measured, how to run it again, what the figures
/// are, and a table of them. Programs here are built with the invariant culture alone, so that values can be
/// interpolated as they are.
/// </summary>
/// <param name="command">The words after the program's name, without the paths of this machine.</param>
/// <param name="columns">The table's head.</param>
internal sealed class Report(string command, params string[] columns)
{
    /// <summary>A cell without a figure.</summary>
    public const string None = "–";

    private readonly string _load = Machine.Load();
    private readonly DateTime _started = DateTime.UtcNow;
    private readonly List<string> _notes = [];
    private readonly List<string[]> _rows = [];

    /// <summary>A report of named figures.</summary>
    public Report(string command)
        : this(command, "figure", "value") { }

    /// <summary>Adds a line to the text above the table.</summary>
    public Report Say(string note)
    {
        _notes.Add(note);
        return this;
    }

    /// <summary>Whether the report tells that something is not as it should be; its command fails then.</summary>
    public bool HasComplaints { get; private set; }

    /// <summary>Adds a line to the text above the table, about what is not as it should be.</summary>
    public Report Complain(string note)
    {
        HasComplaints = true;
        return Say($"**{note}**");
    }

    /// <summary>Adds a row: its name, then a value for each further column.</summary>
    public Report Add(string name, params IEnumerable<string> values)
    {
        string[] row = [name, .. values];
        if (row.Length != columns.Length)
            throw new ArgumentException($"a row of {row.Length} cells, in a table of {columns.Length} columns");
        _rows.Add(row);
        return this;
    }

    /// <summary>The Markdown, with a line end after its last line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(
            $"""
            Measured on {_started:yyyy-MM-dd} (UTC) at commit `{Machine.Commit}`, load average {_load} at the start; {Machine.Description}.
            ```
            dotnet run -c Release --project benchmarks/Benchmarks -- {command}
            ```

            """
        );
        if (_notes.Count > 0)
            text.AppendJoin('\n', _notes).Append('\n');
        if (_rows.Count == 0)
            return text.ToString();
        text.Append('\n').Append(Line(columns)).Append(Line(columns.Select(_ => "---")));
        foreach (var row in _rows)
            text.Append(Line(row));
        return text.ToString();
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";
}
