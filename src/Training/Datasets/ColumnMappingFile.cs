using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GearSweep.Training.Datasets;

/// <summary>
/// The file <c>NAME.columns.yaml</c> beside <c>NAME.csv</c> that says under which names the CSV keeps the columns: the keys are the usual names,
/// the values the CSV's, e.g. <c>sensor1: displacement_x</c>. Columns that it does not name keep their usual names.
/// </summary>
public static class ColumnMappingFile
{
    /// <summary>What follows the dataset's name.</summary>
    public const string Extension = ".columns.yaml";

    private const int MostBytes = 64 * 1024;

    /// <summary>The path of the mapping that belongs to a CSV, whether or not it exists.</summary>
    public static string PathFor(string csvPath) => Path.ChangeExtension(csvPath, null) + Extension;

    /// <summary>The mapping beside a CSV, or the usual names when there is none.</summary>
    /// <exception cref="DatasetException">There is one with an error.</exception>
    public static ColumnMapping ReadFor(string csvPath)
    {
        var path = PathFor(csvPath);
        return File.Exists(path) ? Read(path) : ColumnMapping.Usual;
    }

    /// <summary>Reads a mapping.</summary>
    /// <exception cref="DatasetException">It is no YAML mapping of known columns to names, or cannot be opened.</exception>
    public static ColumnMapping Read(string path)
    {
        var file = Path.GetFileName(path);
        try
        {
            var info = new FileInfo(path);
            if (info.Length > MostBytes)
            {
                throw new DatasetException(file, 0, null, FormattableString.Invariant($"found {info.Length} bytes, expected {MostBytes} at most"));
            }

            return Parse(file, File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(file, 0, null, "cannot be read: " + e.Message, e);
        }
    }

    /// <summary>Reads a mapping's text.</summary>
    internal static ColumnMapping Parse(string file, string text)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new DatasetException(file, e.Start.Line, null, "found no YAML: " + e.Message, e);
        }

        if (yaml.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            throw new DatasetException(file, 1, null, "expected one mapping of column names, e.g. 'sensor1: displacement_x'");
        }

        return root.Children.Aggregate(ColumnMapping.Usual, (mapping, pair) => With(mapping, file, pair.Key, pair.Value));
    }

    private static ColumnMapping With(ColumnMapping mapping, string file, YamlNode key, YamlNode value)
    {
        var ours = (key as YamlScalarNode)?.Value ?? "";
        if (value is not YamlScalarNode { Value.Length: > 0 } scalar)
        {
            throw new DatasetException(file, value.Start.Line, ours, "expected the name of one column of the CSV");
        }

        var theirs = scalar.Value.Trim();
        return ours switch
        {
            "sensor1" => mapping with { Sensor1 = theirs },
            "sensor2" => mapping with { Sensor2 = theirs },
            "time_x" => mapping with { Time = theirs },
            "speedSet" => mapping with { Speed = theirs },
            "load_value" => mapping with { Load = theirs },
            "gear_fault_desc" => mapping with { Gear = theirs },
            _ => throw new DatasetException(
                file,
                key.Start.Line,
                null,
                $"found the key {Excerpt.Of(ours)}, expected sensor1, sensor2, time_x, speedSet, load_value or gear_fault_desc"),
        };
    }
}
