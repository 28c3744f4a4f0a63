using System.Globalization;
using System.Text.RegularExpressions;
using GearSweep.Silo.Options;
using GearSweep.Testing;

namespace GearSweep.Silo.Deployment;

/// <summary>What docs/deployment.md and deploy/ say of the settings is what the options classes have.</summary>
public sealed partial class SettingsTests
{
    private static readonly string[] Platform =
    [
        "AllowedHosts",
        "Logging:LogLevel:GearSweep",
        "Logging:Console:FormatterName",
    ];

    private static readonly string Page = Path.Combine(Repository.Root, "docs", "deployment.md");

    [Fact]
    public void The_table_of_settings_has_every_key_with_its_default()
    {
        var page = File.ReadAllText(Page);
        var rows = Row()
            .Matches(page[page.IndexOf("## Settings", StringComparison.Ordinal)..])
            .ToDictionary(m => m.Groups["key"].Value, m => m.Groups["default"].Value);
        Assert.Equal(OptionKeys.Defaults.Keys.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            OptionKeys.Defaults,
            key =>
                Assert.True(
                    IsDefault(rows[key.Key], key.Value),
                    $"{key.Key}: the page says {rows[key.Key]}, the code {key.Value}"
                )
        );
    }

    [Fact]
    public void Every_setting_that_is_named_anywhere_exists()
    {
        var files = Directory
            .GetFiles(Path.Combine(Repository.Root, "deploy"), "*", SearchOption.AllDirectories)
            .Append(Page)
            .Append(Path.Combine(Repository.Root, "README.md"));
        var named = files
            .SelectMany(file =>
                Keys(File.ReadAllText(file))
                    .Select(key => (File: Path.GetRelativePath(Repository.Root, file), Key: key))
            )
            .ToArray();
        Assert.Contains(named, n => n.Key == "Cluster:Head" && n.File.StartsWith("deploy", StringComparison.Ordinal));
        Assert.DoesNotContain(named, n => !OptionKeys.Defaults.ContainsKey(n.Key) && !Platform.Contains(n.Key));
    }

    [Fact]
    public void No_section_is_bound_that_these_tests_do_not_know()
    {
        var bound = Directory
            .GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Bound().Matches(File.ReadAllText(file)))
            .Select(m => m.Groups["section"].Value)
            .Distinct();
        Assert.Equal(OptionsSections.All.Select(section => section.Name).Order(), bound.Order());
    }

    /// <summary>Keys as they are written in the environment, on a command line, and in text.</summary>
    private static IEnumerable<string> Keys(string text) =>
        InEnvironment()
            .Matches(text)
            .Concat(OnCommandLine().Matches(text))
            .Concat(InText().Matches(text))
            .Select(m => m.Groups["key"].Value.Replace("__", ":", StringComparison.Ordinal));

    private static bool IsDefault(string cell, object? value) =>
        value switch
        {
            null => cell == "–",
            TimeSpan time => TimeSpan.TryParse(cell.Trim('`'), CultureInfo.InvariantCulture, out var told)
                && told == time,
            _ => cell == $"`{Convert.ToString(value, CultureInfo.InvariantCulture)}`",
        };

    [GeneratedRegex("(?m)^\\| `(?<key>[A-Z][A-Za-z]+:[A-Z][A-Za-z]+)` \\| (?<default>[^|]*?) \\|")]
    private static partial Regex Row();

    [GeneratedRegex("\\b(?<key>[A-Z][A-Za-z]+(?:__[A-Z][A-Za-z]+)+)\\b")]
    private static partial Regex InEnvironment();

    [GeneratedRegex("--(?<key>[A-Z][A-Za-z]+(?::[A-Z][A-Za-z]+)+)\\b")]
    private static partial Regex OnCommandLine();

    [GeneratedRegex("`(?<key>[A-Z][A-Za-z]+(?::[A-Z][A-Za-z]+)+)`")]
    private static partial Regex InText();

    [GeneratedRegex("(?:BindConfiguration\\(|GetSection\\(|string Section = )\"(?<section>[A-Za-z]+)\"")]
    private static partial Regex Bound();
}
