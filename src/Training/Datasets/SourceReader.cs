using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Training.Datasets;

/// <summary>Reads where a mapping takes speed, load and gear from.</summary>
internal static class SourceReader
{
    private const int LongestName = 200;
    private const int MostSetPoints = 1_000;
    private const double Largest = 1e6;

    /// <summary>Which of two keys for the same is there; logs an error when both are.</summary>
    public static string Either(MapReader fields, string key, string other)
    {
        if (fields.Has(key) && fields.Has(other))
            fields.Error(other, $"'{key}' is there too; one of the two is expected");
        return fields.Has(key) ? key : other;
    }

    /// <summary>The name of a column.</summary>
    public static string? Column(MapReader fields, string key)
    {
        if (fields.Node(key) is not { } node)
            return null;
        if (ColumnOf(node) is { } column)
            return column;
        fields.Error(key, $"found {node.Kind}; the name of one column of the CSV is expected");
        return null;
    }

    /// <summary>The name of a column; <see langword="null"/> when a node is none.</summary>
    public static string? ColumnOf(YamlNode node) =>
        node is YamlScalar { IsNull: false } scalar
        && scalar.Text.Trim() is { Length: > 0 and <= LongestName } name
        && !name.EnumerateRunes().Any(DatasetName.IsInvisible)
            ? name
            : null;

    /// <summary>Reads the source of the speed or the load.</summary>
    /// <param name="fields">The mapping.</param>
    /// <param name="key">The key.</param>
    /// <param name="usual">The usual name of the column, which is a key as well.</param>
    /// <param name="isInFileName">Whether the pattern of the files' names has it.</param>
    /// <param name="log">Takes the errors.</param>
    public static MappedQuantity Quantity(
        MapReader fields,
        string key,
        string usual,
        bool isInFileName,
        SpecDiagnostics log
    )
    {
        key = Either(fields, key, usual);
        var fallback = new MappedQuantity { Column = isInFileName ? null : usual, IsInFileName = isInFileName };
        if (fields.Node(key) is not { } node)
            return fallback;
        if (node is YamlScalar)
        {
            if (isInFileName)
                fields.Error(key, "the pattern 'file_name' has it too; one of the two is expected");
            return MapReader.NumberOf(node) is { } number
                ? new MappedQuantity { Value = Within(number) }
                : new MappedQuantity { Column = Column(fields, key) };
        }

        if (
            MapReader.Open(node, fields.PathOf(key), ["column", "value", "scale", "round_to", "tolerance"], log)
            is not { } inner
        )
            return fallback;
        var sources = (inner.Has("column") ? 1 : 0) + (inner.Has("value") ? 1 : 0) + (isInFileName ? 1 : 0);
        if (sources > 1)
            fields.Error(key, "'column', 'value' or the pattern 'file_name' is expected, one of them alone");
        var (points, step) = RoundTo(inner);
        var tolerance = inner.Real(
            "tolerance",
            value => value is >= 0 and <= Largest,
            $"a number from 0 to {Largest:#,0}"
        );
        if (points.Count > 0 && tolerance is null)
            inner.Missing("tolerance", "how far a value may be from its set point");
        if (tolerance is not null && points.Count == 0 && step == 0)
            inner.Missing("round_to", "a list of set points, or their step");
        return fallback with
        {
            Column = inner.Has("value") || isInFileName ? null : Column(inner, "column") ?? usual,
            Value = inner.Real("value", value => Math.Abs(value) <= Largest, $"a number up to {Largest:#,0}"),
            Scale =
                inner.Real(
                    "scale",
                    scale => scale != 0 && Math.Abs(scale) <= Largest,
                    $"a number other than 0 up to {Largest:#,0}"
                ) ?? 1,
            SetPoints = points,
            Step = step,
            Tolerance = tolerance ?? (step / 2),
        };

        double? Within(double number)
        {
            if (Math.Abs(number) <= Largest)
                return number;
            fields.Error(key, $"a number up to {Largest:#,0} is expected");
            return null;
        }
    }

    /// <summary>Reads the source of the gear.</summary>
    public static MappedGear Gear(MapReader fields, bool isInFileName, SpecDiagnostics log)
    {
        var key = Either(fields, "gear", "gear_fault_desc");
        var fallback = new MappedGear { Column = isInFileName ? null : "gear_fault_desc", IsInFileName = isInFileName };
        if (fields.Node(key) is not { } node)
            return fallback;
        if (node is YamlScalar)
        {
            if (isInFileName)
                fields.Error(key, "the pattern 'file_name' has it too; one of the two is expected");
            return new MappedGear { Column = Column(fields, key), IsColumnNeeded = true };
        }

        if (MapReader.Open(node, fields.PathOf(key), ["column", "value", "names"], log) is not { } inner)
            return fallback;
        var sources = (inner.Has("column") ? 1 : 0) + (inner.Has("value") ? 1 : 0) + (isInFileName ? 1 : 0);
        if (sources > 1)
            fields.Error(key, "'column', 'value' or the pattern 'file_name' is expected, one of them alone");
        return fallback with
        {
            Column = inner.Has("value") || isInFileName ? null : Column(inner, "column") ?? "gear_fault_desc",
            IsColumnNeeded = inner.Has("column"),
            Value = inner.Has("value") ? GearOf(inner, "value") : null,
            Names = Names(inner, log),
        };
    }

    private static (IReadOnlyList<double> Points, double Step) RoundTo(MapReader fields)
    {
        if (fields.Node("round_to") is not YamlList list)
        {
            return (
                [],
                fields.Real("round_to", step => step is > 0 and <= Largest, "a step above 0, or a list of set points,")
                    ?? 0
            );
        }

        var points = list.Items.Select(MapReader.NumberOf).ToList();
        if (points.Count is > 0 and <= MostSetPoints && points.All(point => point is not null))
            return ([.. points.Select(point => point!.Value)], 0);
        fields.Error("round_to", $"a list of 1 to {MostSetPoints:#,0} numbers is expected");
        return ([], 0);
    }

    private static Dictionary<string, string> Names(MapReader fields, SpecDiagnostics log)
    {
        var names = new Dictionary<string, string>();
        if (fields.Node("names") is not { } node)
            return names;
        if (node is not YamlMap map)
        {
            fields.Error("names", $"found {node.Kind}; a mapping of the file's names to yours is expected");
            return names;
        }

        var inner = MapReader.Open(map, fields.PathOf("names"), [.. map.Entries.Select(entry => entry.Key)], log)!;
        foreach (var key in map.Entries.Select(entry => entry.Key).Distinct())
        {
            if (GearNames.ControlIn(key) is { } control)
                inner.Error(key, $"found {control} in the key; the file's name of a gear is expected");
            if (GearOf(inner, key) is { } name)
                names[GearNames.Plain(key)] = name;
        }

        return names;
    }

    private static string? GearOf(MapReader fields, string key)
    {
        if (
            fields.Node(key) is YamlScalar { IsNull: false } scalar
            && GearNames.Plain(scalar.Text) is { Length: > 0 and <= GearNames.Longest } gear
            && GearNames.ControlIn(gear) is null
        )
        {
            return gear;
        }

        fields.Error(
            key,
            $"the gear's name is expected, of {GearNames.Longest} characters at most and without control characters"
        );
        return null;
    }
}
