using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Shared.Specification;

public sealed partial class DocumentationTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Root(), "docs", "specification.md"));

    [Fact]
    public void Every_example_reads_without_errors()
    {
        var examples = Example().Matches(Text);
        Assert.Equal(2, examples.Count);
        Assert.All(examples, e => Assert.Empty(SpecYaml.Parse(e.Groups[1].Value).Errors));
    }

    [Fact]
    public void The_full_example_has_every_key_but_the_other_way_to_say_one()
    {
        var lines = SpecYaml.Parse(Example().Matches(Text)[1].Groups[1].Value).Lines;
        var keys = lines
            .Keys.Select(k =>
                Digits()
                    .Replace(k, "[]")
                    .Replace("parameters.sequence_length.", "parameters.*.", StringComparison.Ordinal)
            )
            .ToHashSet();
        Assert.Equal(
            ["split.train_fraction", "parameters.*.value", "parameters.*.values", "scheduler.order", "scheduler.slots"],
            SpecKeyCatalog.All.Select(k => k.Path).Where(k => !keys.Contains(k))
        );
        Assert.All(ParameterCatalog.All, p => Assert.Contains($"parameters.{p.Name}", lines));
    }

    [Fact]
    public void The_table_of_keys_is_that_of_the_code()
    {
        AssertTable(
            "key",
            SpecKeyCatalog.All.Select(k => $"| `{k.Path}` | {k.Type} | {k.Default ?? "—"} | {k.Range} | {k.Meaning} |")
        );
    }

    [Fact]
    public void The_table_of_parameters_is_that_of_the_code()
    {
        AssertTable(
            "parameter",
            ParameterCatalog.All.Select(p => $"| `{p.Name}` | {Type(p)} | {p.Default} | {Range(p)} | {p.Description} |")
        );
    }

    [Fact]
    public void The_table_of_distributions_names_all_of_them()
    {
        Assert.Equal(
            Enum.GetValues<Distribution>().Select(d => $"`{d.ToName()}`"),
            Table("distribution").Select(row => row.Split('|')[1].Trim())
        );
    }

    private static void AssertTable(string heading, IEnumerable<string> rows)
    {
        var expected = rows.ToList();
        Assert.True(
            expected.SequenceEqual(Table(heading)),
            $"The rows of this table should be:\n{string.Join('\n', expected)}"
        );
    }

    private static string Type(ParameterInfo info) =>
        info.Kind switch
        {
            ParameterKind.Integer => "whole number",
            ParameterKind.Real => "number",
            _ => "word",
        };

    private static string Range(ParameterInfo info) =>
        info.Kind == ParameterKind.Category
            ? string.Join(", ", info.Words!.Select(w => $"`{w}`"))
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{(info.ExclusiveMin ? "above " : "")}{info.Min:#,0.#}{(info.ExclusiveMin ? ", up to " : info.ExclusiveMax ? " up to but without " : " to ")}{info.Max:#,0.#}"
            );

    /// <summary>The rows of the table whose first heading is this.</summary>
    private static IEnumerable<string> Table(string heading) =>
        Text.Split('\n')
            .SkipWhile(l => !l.StartsWith($"| {heading} |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(l => l.StartsWith('|'));

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Digits();
}
