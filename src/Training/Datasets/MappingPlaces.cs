using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Training.Datasets;

/// <summary>Which key of a mapping names a column of the CSV, and in which line.</summary>
internal static class MappingPlaces
{
    private static readonly string[] Keys =
    [
        "sensor1",
        "sensor2",
        "inputs",
        "target",
        "time",
        "time_x",
        "speed",
        "speedSet",
        "load",
        "load_value",
        "gear",
        "gear_fault_desc",
    ];

    /// <summary>The place of each column that is named; of one named twice, the first.</summary>
    public static IReadOnlyDictionary<string, (string Key, int Line)> For(YamlNode root)
    {
        var places = new Dictionary<string, (string Key, int Line)>();
        foreach (var (_, key, value) in (root as YamlMap)?.Entries ?? [])
        {
            if (Keys.Contains(key))
                Take(key, value, places);
        }

        return places;
    }

    private static void Take(string key, YamlNode node, Dictionary<string, (string Key, int Line)> places)
    {
        if (SourceReader.ColumnOf(node) is { } column)
            places.TryAdd(column, (key, node.Line));
        foreach (var item in (node as YamlList)?.Items ?? [])
            Take(key, item, places);
        foreach (var entry in (node as YamlMap)?.Entries ?? [])
        {
            if (entry.Key == "column")
                Take($"{key}.column", entry.Value, places);
        }
    }
}
