using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Training.Datasets;

/// <summary>Makes a column mapping of YAML nodes and logs all that is wrong.</summary>
internal static class MappingReader
{
    private const int LongestName = 200;

    private static readonly string[] Keys = ["sensor1", "sensor2", "time_x", "speedSet", "load_value", "gear_fault_desc"];

    /// <summary>Reads a whole mapping; what the log has as wrong afterwards keeps its usual name.</summary>
    public static ColumnMapping? Read(YamlNode root, ReadLog log)
    {
        if (Fields.Open(root, "", Keys, log) is not { } fields) return null;
        var usual = ColumnMapping.Usual;
        return new ColumnMapping
        {
            Sensor1 = Column(fields, "sensor1") ?? usual.Sensor1,
            Sensor2 = Column(fields, "sensor2") ?? usual.Sensor2,
            Time = Column(fields, "time_x") ?? usual.Time,
            Speed = Column(fields, "speedSet") ?? usual.Speed,
            Load = Column(fields, "load_value") ?? usual.Load,
            Gear = Column(fields, "gear_fault_desc") ?? usual.Gear,
        };
    }

    private static string? Column(Fields fields, string key)
    {
        if (!fields.Has(key)) return null;
        if (fields.Node(key) is YamlScalar { IsNull: false } && fields.Text(key, LongestName) is { } text && text.Trim().Length > 0)
        {
            return text.Trim();
        }

        fields.Error(key, $"found {fields.Node(key)!.Kind}; the name of one column of the CSV is expected");
        return null;
    }
}
