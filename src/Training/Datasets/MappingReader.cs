using System.Text.RegularExpressions;
using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Training.Datasets;

/// <summary>Makes a column mapping of YAML nodes and logs all that is wrong.</summary>
internal static class MappingReader
{
    private const int LongestPattern = 200;
    private const double MostRate = 1e7; // The clock's unit is 100 ns.
    private const int MostMissing = 100;
    private const double MostJitter = 10;

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(500);

    private static readonly string[] Keys =
    [
        "sensor1",
        "sensor2",
        "inputs",
        "target",
        "units",
        "time",
        "rate",
        "gaps",
        "speed",
        "load",
        "gear",
        "files",
        "file_name",
        "time_x",
        "speedSet",
        "load_value",
        "gear_fault_desc",
    ];

    private static readonly Dictionary<string, TimeUnit> Units = new()
    {
        ["s"] = TimeUnit.Seconds,
        ["ms"] = TimeUnit.Milliseconds,
        ["us"] = TimeUnit.Microseconds,
        ["ns"] = TimeUnit.Nanoseconds,
    };

    /// <summary>Reads a whole mapping; what the log has as wrong afterwards is as usual.</summary>
    public static ColumnMapping? Read(YamlNode root, SpecDiagnostics log)
    {
        if (MapReader.Open(root, "", Keys, log) is not { } fields)
            return null;
        var pattern = Pattern(fields);
        var groups = pattern?.GetGroupNames() ?? [];
        foreach (var group in groups.Where(group => group is not ("0" or "speed" or "load" or "gear")))
        {
            fields.Error("file_name", $"found the group '{group}'; 'speed', 'load' and 'gear' are known");
        }

        var (time, unit) = Time(fields, log);
        return new ColumnMapping
        {
            Channels = ChannelsReader.Read(fields, log),
            Time = time ?? ColumnMapping.Usual.Time,
            IsTimeNamed = time is not null,
            TimeUnit = unit,
            Rate = fields.Real(
                "rate",
                rate => rate is > 0 and <= MostRate,
                $"a number of samples a second up to {MostRate:#,0}"
            ),
            Gaps = Gaps(fields, log),
            Speed = SourceReader.Quantity(fields, "speed", "speedSet", groups.Contains("speed"), log),
            Load = SourceReader.Quantity(fields, "load", "load_value", groups.Contains("load"), log),
            Gear = SourceReader.Gear(fields, groups.Contains("gear"), log),
            Files = Files(fields),
            FileName = pattern,
        };
    }

    private static (string? Column, TimeUnit? Unit) Time(MapReader fields, SpecDiagnostics log)
    {
        var key = SourceReader.Either(fields, "time", "time_x");
        if (fields.Node(key) is not { } node)
            return (null, null);
        if (node is not YamlMap)
            return (SourceReader.Column(fields, key), null);
        var inner = MapReader.Open(node, fields.PathOf(key), ["column", "unit"], log)!;
        var unit = inner.Word("unit", [.. Units.Keys]) is { } word ? Units[word] : (TimeUnit?)null;
        return (SourceReader.Column(inner, "column"), unit);
    }

    private static GapRule Gaps(MapReader fields, SpecDiagnostics log)
    {
        var usual = GapRule.Usual;
        if (
            fields.Node("gaps") is not { } node
            || MapReader.Open(node, "gaps", ["missing", "jitter"], log) is not { } gaps
        )
            return usual;
        return new GapRule(
            gaps.Whole("missing", 0, MostMissing) ?? usual.Missing,
            gaps.Real(
                "jitter",
                jitter => jitter is > 0 and <= MostJitter,
                $"a number of sample periods above 0 and up to {MostJitter:0}"
            ) ?? usual.Jitter
        );
    }

    private static string? Files(MapReader fields)
    {
        if (fields.Text("files", LongestPattern) is not { } files)
            return null;
        var parts = files.Split('/');
        var isPlain =
            parts.Length <= 2
            && parts.All(part => part.Length > 0 && part[0] != '.')
            && !files.Contains('\\', StringComparison.Ordinal);
        if (
            isPlain
            && files.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            && (parts.Length == 1 || parts[0].IndexOfAny(['*', '?']) < 0)
        )
        {
            return files;
        }

        fields.Error(
            "files",
            "names of CSV files are expected, such as \"h30hz*.csv\" or, in a directory beside this file, \"gearbox/*.csv\""
        );
        return null;
    }

    private static Regex? Pattern(MapReader fields)
    {
        if (fields.Text("file_name", LongestPattern) is not { } text)
            return null;
        try
        {
            return new Regex(text, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchTimeout);
        }
        catch (ArgumentException e)
        {
            fields.Error("file_name", "this is no regular expression: " + e.Message);
            return null;
        }
    }
}
