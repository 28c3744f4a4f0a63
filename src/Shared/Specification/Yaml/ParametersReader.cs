using System.Globalization;
using GearSweep.Shared.Configurations;

namespace GearSweep.Shared.Specification.Yaml;

/// <summary>Reads the search space.</summary>
internal static class ParametersReader
{
    private static readonly string[] Forms = ["value", "values", "distribution"];
    private static readonly string[] OfDistributions = ["min", "max", "q"];

    /// <summary>The parameters in the order written.</summary>
    public static List<Parameter> Read(MapReader root, SpecDiagnostics log)
    {
        var parameters = new List<Parameter>();
        if (root.Node("parameters") is not { } node)
            return parameters;
        if (MapReader.Open(node, "parameters", [.. ParameterCatalog.All.Select(p => p.Name)], log) is null)
            return parameters;
        foreach (var entry in ((YamlMap)node).Entries)
        {
            if (ParameterCatalog.Find(entry.Key) is { } info && ReadDomain(info, entry.Value, log) is { } domain)
            {
                parameters.Add(new Parameter(info.Name, domain));
            }
        }

        return parameters;
    }

    private static ParameterDomain? ReadDomain(ParameterInfo info, YamlNode node, SpecDiagnostics log)
    {
        var path = $"parameters.{info.Name}";
        if (node is YamlScalar { IsNull: false } or YamlList)
        {
            var example = node is YamlList ? $"values: [{info.Default}]" : $"value: {info.Default}";
            log.Error(node.Line, path, $"found {node.Kind}; a mapping is expected, such as '{example}'");
            return null;
        }

        if (MapReader.Open(node, path, SpecKeyCatalog.NamesAt("parameters.*"), log) is not { } fields)
            return null;
        var forms = Forms.Where(fields.Has).ToList();
        if (forms.Count == 0 && OfDistributions.Where(fields.Has).ToList() is [var first, ..] limits)
        {
            var distribution =
                info.Kind == ParameterKind.Category ? "'values' with a list of words"
                : fields.Has("q") ? "'distribution: q_uniform'"
                : info.Kind == ParameterKind.Integer ? "'distribution: int_uniform'"
                : "'distribution: uniform' or 'distribution: log_uniform_values'";
            log.Error(
                log.LineOf(fields.PathOf(first)),
                path,
                $"'distribution' is missing beside {string.Join(" and ", limits.Select(l => $"'{l}'"))}; {distribution} is expected"
            );
            return null;
        }

        if (forms.Count != 1)
        {
            var found = forms.Count == 0 ? "none of them" : string.Join(" and ", forms.Select(f => $"'{f}'"));
            log.Error(node.Line, path, $"found {found}; one of 'value', 'values' and 'distribution' is expected");
            return null;
        }

        if (forms[0] == "distribution")
            return ReadRange(info, fields);
        foreach (var key in OfDistributions.Where(fields.Has))
        {
            fields.Error(key, $"'{key}' belongs to a 'distribution'; it is not expected beside '{forms[0]}'");
        }

        return forms[0] == "value"
            ? ReadFixed(info, fields.Node("value")!, fields.PathOf("value"), log)
            : ReadValues(info, fields.Node("values")!, fields.PathOf("values"), log);
    }

    private static FixedValue? ReadFixed(ParameterInfo info, YamlNode node, string path, SpecDiagnostics log) =>
        ReadValue(info, node, path, log) is { } value ? new FixedValue(value) : null;

    private static ValueList? ReadValues(ParameterInfo info, YamlNode node, string path, SpecDiagnostics log)
    {
        if (node is not YamlList { Items: { Count: > 0 and <= SpecLimits.Values } items })
        {
            var found = node is YamlList list ? $"a list of {list.Items.Count:#,0}" : node.Kind;
            log.Error(node.Line, path, $"found {found}; a list of 1 to {SpecLimits.Values:#,0} values is expected");
            return null;
        }

        var seen = new HashSet<ParameterValue>();
        var values = new List<ParameterValue>();
        for (var i = 0; i < items.Count; i++)
        {
            var itemPath = $"{path}[{i}]";
            log.Line(itemPath, items[i].Line);
            if (ReadValue(info, items[i], itemPath, log) is not { } value)
                continue;
            if (seen.Add(value))
                values.Add(value);
            else
                log.Error(items[i].Line, itemPath, $"'{value}' is there twice; each value once is expected");
        }

        return values.Count == items.Count ? new ValueList(values) : null;
    }

    private static ParameterValue? ReadValue(ParameterInfo info, YamlNode node, string path, SpecDiagnostics log)
    {
        if (info.Kind == ParameterKind.Category)
        {
            return MapReader.Word(node, path, info.Words!, log) is { } word
                ? ParameterValue.FromString(word)
                : default(ParameterValue?);
        }

        if (MapReader.NumberOf(node) is { } number && info.Fits(number))
            return number;
        log.Error(node.Line, path, $"found {node.Kind}; {info.Expected} is expected");
        return null;
    }

    private static ValueRange? ReadRange(ParameterInfo info, MapReader fields)
    {
        if (info.Kind == ParameterKind.Category)
        {
            fields.Error("distribution", $"'{info.Name}' takes words; 'values' is expected");
            return null;
        }

        if (ForeignError(fields) is { } foreign)
        {
            fields.Error("distribution", foreign);
            return null;
        }

        var name = fields.Word("distribution", [.. Enum.GetValues<Distribution>().Select(d => d.ToName())]);
        var min = ReadEnd(info, fields, "min");
        var max = ReadEnd(info, fields, "max");
        if (name is null)
            return null;
        var distribution = Enum.GetValues<Distribution>().Single(d => d.ToName() == name);
        var q = ReadStep(distribution, fields);
        if (min is not { } least || max is not { } greatest)
            return null;
        var range = new ValueRange(distribution, least, greatest, q);
        if (RangeError(info, range) is not { } error)
            return distribution == Distribution.QUniform && q is null ? null : range;
        fields.Error(error.Key, error.Message);
        return null;
    }

    /// <summary>What to write instead of another program's distribution; nothing beside it is judged then.</summary>
    private static string? ForeignError(MapReader fields)
    {
        if (
            fields.Node("distribution") is not YamlScalar { Text: var word }
            || ForeignWords.Find(fields.PathOf("distribution"), word) is not { } foreign
        )
            return null;
        var (min, max) = (fields.Node("min"), fields.Node("max"));
        var limits =
            word == "log_uniform"
            && min is not null
            && max is not null
            && MapReader.NumberOf(min) is { } from
            && MapReader.NumberOf(max) is { } to
                ? ForeignWords.LimitsOf(from, to)
                : "";
        return $"found '{word}': {foreign}{limits}";
    }

    private static double? ReadEnd(ParameterInfo info, MapReader fields, string key)
    {
        if (!fields.Has(key))
            fields.Missing(key, info.Expected);
        return fields.Real(key, v => info.Fits(v), info.Expected);
    }

    private static double? ReadStep(Distribution distribution, MapReader fields)
    {
        if (distribution == Distribution.QUniform)
        {
            if (!fields.Has("q"))
                fields.Missing("q", "a step above 0");
            return fields.Real("q", v => v > 0, "a number above 0");
        }

        if (fields.Has("q"))
            fields.Error("q", $"only 'q_uniform' has a step; no 'q' is expected beside '{distribution.ToName()}'");
        return null;
    }

    private static (string Key, string Message)? RangeError(ParameterInfo info, ValueRange range)
    {
        if (range.Min >= range.Max)
        {
            return (
                "max",
                string.Create(CultureInfo.InvariantCulture, $"{range.Max:R} is not above min, {range.Min:R}")
            );
        }

        switch (range.Distribution)
        {
            case Distribution.LogUniformValues when range.Min <= 0:
                return ("min", "a logarithm needs a number above 0");
            case Distribution.Uniform or Distribution.LogUniformValues when info.Kind == ParameterKind.Integer:
                return ("distribution", $"'{info.Name}' takes whole numbers; 'int_uniform' or 'q_uniform' is expected");
            case Distribution.IntUniform when range.Min != Math.Floor(range.Min) || range.Max != Math.Floor(range.Max):
                return (range.Min != Math.Floor(range.Min) ? "min" : "max", "'int_uniform' needs a whole number");
            case Distribution.QUniform when range.Q is { } q:
                if (info.Kind == ParameterKind.Integer && q != Math.Floor(q))
                {
                    return ("q", $"'{info.Name}' takes whole numbers; a whole step is expected");
                }

                return SearchSpace.Steps(range, q) switch
                {
                    0 => ("q", "there is no multiple of q from min to max"),
                    > SpecLimits.RangeValues => (
                        "q",
                        $"there are more than {SpecLimits.RangeValues:#,0} multiples of q in the range; a larger step is expected"
                    ),
                    _ => null,
                };
            default:
                return null;
        }
    }
}
