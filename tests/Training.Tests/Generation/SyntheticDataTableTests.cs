using System.Runtime.CompilerServices;

namespace GearSweep.Training.Generation;

/// <summary>
/// The table of docs/synthetic-data.md is computed anew: its generated columns always, the measured ones where the
/// measured files are.
/// </summary>
public sealed class SyntheticDataTableTests(GeneratedGears gears) : IClassFixture<GeneratedGears>
{
    private const string Renew = "GEARSWEEP_RENEW_DOCS";
    private const string Begin = "<!-- measured-beside-generated -->\n";
    private const string End = "<!-- /measured-beside-generated -->\n";

    private static readonly (string Title, string Gear, double Speed, double Load, int Rows)[] Segments =
    [
        ("healthy 40/0", "no_fault", 40, 0, 5_150),
        ("healthy 40/80", "no_fault", 40, 80, 3_042),
        ("surface 40/80", "surface_fault", 40, 80, 8_192),
        ("eccentric 8.33/80", "eccentricity", 8.33, 80, 8_192),
    ];

    [Fact]
    public void What_the_docs_say_of_generated_gears_is_what_the_generator_gives() => Compare(Generated(), first: 2);

    [Fact]
    public void What_the_docs_say_of_measured_gears_is_what_is_measured()
    {
        var measured = Measured();
        if (Environment.GetEnvironmentVariable(Renew) is { Length: > 0 })
            Write(measured, Generated());

        Compare(measured, first: 1);
    }

    private IReadOnlyList<(string Name, string Value)>[] Generated() =>
        [.. Segments.Select(of => Figures(gears.Of(of.Gear, of.Speed, of.Load, of.Rows), of.Speed))];

    private static IReadOnlyList<(string Name, string Value)>[] Measured() =>
        [
            .. Segments.Select(of =>
                Figures(SensorPair.Of(GearData.Segment($"{of.Gear}.csv", of.Speed, of.Load), of.Rows), of.Speed)
            ),
        ];

    private static IReadOnlyList<(string Name, string Value)> Figures(SensorPair rows, double speed) =>
        SyntheticDataTable.Figures(
            rows,
            GeneratedCondition.All.First(each => Math.Abs(each.Speed - speed) < 0.01).Speed
        );

    /// <summary>Compares each segment's column with the stored one; the first is at a place, the others two further.</summary>
    private static void Compare(IReadOnlyList<(string Name, string Value)>[] columns, int first)
    {
        var text = File.ReadAllText(Docs());
        var table = text[
            (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)..text.IndexOf(End, StringComparison.Ordinal)
        ];
        string[][] stored =
        [
            .. table
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(2)
                .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray())
                .Where(cells => cells[0] != SyntheticDataTable.Perceptron),
        ];
        for (var i = 0; i < columns.Length; i++)
        {
            Assert.Equal(
                columns[i].Where(figure => figure.Name != SyntheticDataTable.Perceptron),
                stored.Select(cells => (cells[0], cells[first + (2 * i)]))
            );
        }
    }

    private static void Write(
        IReadOnlyList<(string Name, string Value)>[] measured,
        IReadOnlyList<(string Name, string Value)>[] generated
    )
    {
        string[] lines =
        [
            $"| | {string.Join(" | ", Segments.Select(of => $"{of.Title}, measured | generated"))} |",
            $"| --- |{string.Concat(Enumerable.Repeat(" ---: |", 2 * Segments.Length))}",
            .. measured[0]
                .Select(
                    (figure, row) =>
                        $"| {figure.Name} | {string.Join(" | ", measured.Zip(generated, (m, g) => $"{m[row].Value} | {g[row].Value}"))} |"
                ),
        ];
        var text = File.ReadAllText(Docs());
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        File.WriteAllText(Docs(), $"{text[..(from + Begin.Length)]}{string.Join('\n', lines)}\n{text[to..]}");
    }

    private static string Docs() =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(SourceFile())!, "../../../docs/synthetic-data.md"));

    private static string SourceFile([CallerFilePath] string path = "") => path;
}
