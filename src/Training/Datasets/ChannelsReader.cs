using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Training.Datasets;

/// <summary>Reads which columns a mapping calls inputs and which the target, and their units.</summary>
internal static class ChannelsReader
{
    private const int MostInputs = 63;
    private const int LongestUnit = 20;

    /// <summary>Reads <c>sensor1</c> or <c>inputs</c>, <c>sensor2</c> or <c>target</c>, and <c>units</c>.</summary>
    /// <returns>The inputs in the order named, the target last.</returns>
    public static IReadOnlyList<MappedChannel> Read(MapReader fields, SpecDiagnostics log)
    {
        OneOf(fields, "sensor1", "inputs");
        OneOf(fields, "sensor2", "target");
        List<MappedChannel> channels = fields.Has("inputs") ? Inputs(fields, log) : [Usual(fields, "sensor1")];
        channels.Add(
            fields.Has("target") && SourceReader.Column(fields, "target") is { } target
                ? new(target, target, "")
                : Usual(fields, "sensor2")
        );
        foreach (var twice in channels.GroupBy(channel => channel.Column).Where(group => group.Count() > 1))
        {
            fields.Error(
                fields.Has("target") ? "target" : "inputs",
                $"the column '{twice.Key}' is there twice; each once is expected"
            );
        }

        return WithUnits(channels, fields, log);
    }

    private static void OneOf(MapReader fields, string usual, string other)
    {
        if (fields.Has(usual) && fields.Has(other))
            fields.Error(other, $"'{usual}' is there too; one of the two is expected");
    }

    private static MappedChannel Usual(MapReader fields, string key) =>
        new(key, (fields.Has(key) ? SourceReader.Column(fields, key) : null) ?? key, ColumnMapping.UsualUnit);

    private static List<MappedChannel> Inputs(MapReader fields, SpecDiagnostics log)
    {
        if (fields.Node("inputs") is YamlScalar)
        {
            return SourceReader.Column(fields, "inputs") is { } only ? [new(only, only, "")] : [];
        }

        if (fields.Node("inputs") is not YamlList { Items: { Count: > 0 and <= MostInputs } items })
        {
            fields.Error("inputs", $"a list of 1 to {MostInputs} columns of the CSV is expected");
            return [];
        }

        var channels = new List<MappedChannel>();
        foreach (var item in items)
        {
            if (SourceReader.ColumnOf(item) is { } column)
                channels.Add(new(column, column, ""));
            else
                log.Error(item.Line, "inputs", $"found {item.Kind}; the name of one column of the CSV is expected");
        }

        return channels;
    }

    private static List<MappedChannel> WithUnits(List<MappedChannel> channels, MapReader fields, SpecDiagnostics log)
    {
        if (fields.Node("units") is YamlScalar)
        {
            return fields.Text("units", LongestUnit) is { } all && IsUnit(fields, "units", all)
                ? [.. channels.Select(channel => channel with { Unit = all.Trim() })]
                : channels;
        }

        string[] names = [.. channels.Select(channel => channel.Name).Distinct()];
        if (fields.Node("units") is not { } node || MapReader.Open(node, "units", names, log) is not { } units)
            return channels;
        return [.. channels.Select(channel => channel with { Unit = UnitOf(channel) })];

        string UnitOf(MappedChannel channel) =>
            units.Text(channel.Name, LongestUnit) is { } unit && IsUnit(units, channel.Name, unit)
                ? unit.Trim()
                : channel.Unit;
    }

    private static bool IsUnit(MapReader fields, string key, string unit)
    {
        if (!unit.EnumerateRunes().Any(DatasetName.IsInvisible))
            return true;
        fields.Error(key, "a unit such as mm, g or m/s² is expected, without characters that cannot be seen");
        return false;
    }
}
