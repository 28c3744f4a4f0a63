using System.Text;
using GearSweep.Shared.Files;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Training.Datasets;

/// <summary>
/// The file <c>NAME.columns.yaml</c> beside <c>NAME.csv</c> that says under which names the CSV keeps its columns, e.g.
/// <c>sensor1: displacement_x</c>, and what the CSV lacks; or, without such a CSV, which files are the dataset
/// (<c>docs/data.md</c>).
/// </summary>
internal static class ColumnMappingFile
{
    /// <summary>What follows the dataset's name.</summary>
    public const string Extension = ".columns.yaml";

    private const int MostBytes = 64 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The path of the mapping that belongs to a CSV, whether or not it exists.</summary>
    public static string PathFor(string csvPath) => Path.ChangeExtension(csvPath, null) + Extension;

    /// <summary>Whether a path is that of a mapping.</summary>
    public static bool IsMapping(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The mapping beside a CSV, or the usual names when there is none.</summary>
    /// <exception cref="DatasetException">There is one with an error.</exception>
    public static ColumnMapping ReadFor(string csvPath)
    {
        var path = PathFor(csvPath);
        return Path.Exists(path) ? Read(path) : ColumnMapping.Usual;
    }

    /// <summary>Reads a mapping.</summary>
    /// <exception cref="DatasetException">It is no YAML mapping of known keys, or cannot be opened.</exception>
    public static ColumnMapping Read(string path)
    {
        var file = Path.GetFileName(path);
        try
        {
            using var stream = RegularFile.Open(path);
            var bytes = new byte[MostBytes + 1];
            var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (count > MostBytes)
                throw new DatasetException(
                    file,
                    0,
                    null,
                    $"is larger than {MostBytes / 1024} KB, the most that is read"
                );
            return Parse(file, TextOf(file, bytes.AsSpan(0, count)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(file, 0, null, $"cannot be read: {FileFault.ReasonOf(e)}", e);
        }
    }

    /// <summary>Reads a mapping's text.</summary>
    internal static ColumnMapping Parse(string file, string text)
    {
        var log = new SpecDiagnostics();
        var root = YamlTree.Load(text, "mapping", "expected keys such as 'sensor1: displacement_x'", MostBytes, log);
        var mapping = root is null ? null : MappingReader.Read(root, log);
        if (log.Errors.OrderBy(error => error.Line).FirstOrDefault() is not { } first)
            return mapping! with { File = file, Places = MappingPlaces.For(root!) };
        throw new DatasetException(file, first.Line, null, WithKey(first));
    }

    /// <summary>
    /// A message with the whole path of its key before it, or in place of the key where the message has that itself.
    /// </summary>
    private static string WithKey(SpecError error)
    {
        if (error.Key.Length == 0)
            return error.Message;
        var key = $"'{error.Key[(error.Key.LastIndexOf('.') + 1)..]}'";
        foreach (var start in (string[])["", "unknown key "])
        {
            if (error.Message.StartsWith(start + key, StringComparison.Ordinal))
                return $"{start}'{error.Key}'{error.Message[(start + key).Length..]}";
        }

        return $"'{error.Key}': {error.Message}";
    }

    private static string TextOf(string file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException e)
        {
            var line = bytes[..Math.Max(0, e.Index)].Count((byte)'\n') + 1;
            throw new DatasetException(file, line, null, "found bytes that are no UTF-8; save the file as UTF-8", e);
        }
    }
}
