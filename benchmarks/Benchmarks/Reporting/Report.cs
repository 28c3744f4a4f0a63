using System.Globalization;

namespace GearSweep.Benchmarks.Reporting;

/// <summary>A benchmark's report: where it ran, how to run it again, and a Markdown table.</summary>
/// <param name="command">The words after the program's name.</param>
internal sealed class Report(string command)
{
    private readonly string _load = Machine.Load();
    private readonly List<(string Figure, string Value)> _rows = [];

    /// <summary>Adds a row.</summary>
    public Report Add(string figure, FormattableString value)
    {
        _rows.Add((figure, value.ToString(CultureInfo.InvariantCulture)));
        return this;
    }

    /// <summary>Prints it.</summary>
    public void Print()
    {
        Console.WriteLine($"Machine: {Machine.Describe(_load)}");
        Console.WriteLine($"Command: `dotnet run -c Release --project benchmarks/Benchmarks -- {command}`");
        Console.WriteLine();
        Console.WriteLine("| figure | value |");
        Console.WriteLine("|---|---|");
        foreach (var (figure, value) in _rows) Console.WriteLine($"| {figure} | {value} |");
    }
}
