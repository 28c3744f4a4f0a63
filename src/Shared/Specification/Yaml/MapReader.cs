using System.Globalization;
using System.Text.RegularExpressions;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Text;

namespace GearSweep.Shared.Specification.Yaml;

/// <summary>
/// The keys of one mapping. Every read either returns a good value or logs an error and returns <see langword="null"/>.
/// </summary>
internal sealed partial class MapReader
{
    private readonly SpecDiagnostics _log;
    private readonly string _path;
    private readonly int _line;
    private readonly Dictionary<string, YamlNode> _values = [];

    private MapReader(YamlMap map, string path, IReadOnlyCollection<string> known, SpecDiagnostics log)
    {
        (_log, _path, _line) = (log, path, map.Line);
        foreach (var (line, key, value) in map.Entries)
        {
            var full = PathOf(known.Contains(key) ? key : Shown(key));
            if (!known.Contains(key))
                log.Error(line, full, Unknown(key, known));
            else if (!_values.TryAdd(key, value))
                log.Error(line, full, $"'{key}' is there twice; once is expected");
            log.Line(full, line);
        }

        foreach (var (_, key, _) in map.Entries.Where(e => !known.Contains(e.Key)))
            Suspect(key, known);
    }

    /// <summary>Opens a mapping; logs what is unknown or there twice.</summary>
    public static MapReader? Open(YamlNode node, string path, IReadOnlyCollection<string> known, SpecDiagnostics log)
    {
        if (node is YamlMap map)
            return new MapReader(map, path, known, log);
        log.Error(node.Line, path, $"found {node.Kind}; a mapping with {List(known)} is expected");
        return null;
    }

    /// <summary>Whether the key is there.</summary>
    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>The key's value; <see langword="null"/> when it is not there.</summary>
    public YamlNode? Node(string key) => _values.GetValueOrDefault(key);

    /// <summary>The path of one of the mapping's keys.</summary>
    public string PathOf(string key) => _path.Length == 0 ? key : $"{_path}.{key}";

    /// <summary>Logs an error at a key, or at the mapping when the key is not there.</summary>
    public void Error(string key, string message) => _log.Error(LineOf(key), PathOf(key), message);

    /// <summary>Logs that a key is missing.</summary>
    public void Missing(string key, string expected) => Error(key, $"'{key}' is missing; {expected} is expected");

    /// <summary>A text.</summary>
    public string? Text(string key, int maxLength)
    {
        if (Node(key) is not { } node)
            return null;
        if (node is not YamlScalar { IsNull: false } scalar)
        {
            Error(key, $"found {node.Kind}; a text is expected");
            return null;
        }

        if (scalar.Text.Length <= maxLength)
            return scalar.Text;
        Error(key, $"the text has {scalar.Text.Length:#,0} characters; {maxLength:#,0} at most are expected");
        return null;
    }

    /// <summary>One of some words.</summary>
    public string? Word(string key, params IReadOnlyCollection<string> words) =>
        Node(key) is { } node ? Word(node, PathOf(key), words, _log) : null;

    /// <summary>A whole number between two others, both included.</summary>
    public int? Whole(string key, int min, int max)
    {
        if (Node(key) is not { } node)
            return null;
        if (NumberOf(node) is { } number && number == Math.Floor(number) && number >= min && number <= max)
            return (int)number;
        Error(key, $"found {node.Kind}; a whole number from {Shown(min)} to {Shown(max)} is expected");
        return null;
    }

    /// <summary>A number for which something holds.</summary>
    /// <param name="key">The key.</param>
    /// <param name="holds">What must hold.</param>
    /// <param name="expected">The same in words.</param>
    public double? Real(string key, Func<double, bool> holds, string expected)
    {
        if (Node(key) is not { } node)
            return null;
        if (NumberOf(node) is { } number && holds(number))
            return number;
        Error(key, $"found {node.Kind}; {expected} is expected");
        return null;
    }

    /// <summary>One of some words; logs an error with the nearest one.</summary>
    public static string? Word(YamlNode node, string path, IReadOnlyCollection<string> words, SpecDiagnostics log)
    {
        if (node is YamlScalar scalar && words.Contains(scalar.Text))
            return scalar.Text;
        var other = node is YamlScalar { IsNull: false } text ? text.Text : null;
        var foreign = other is null ? null : ForeignWords.Find(path, other);
        var nearest = other is null || foreign is not null ? null : NearestWord.Find(other, words);
        var hint =
            foreign is not null ? $": {foreign}"
            : nearest is not null ? $" (did you mean '{nearest}'?)"
            : "";
        log.Error(node.Line, path, $"found {node.Kind}; {List(words, "or")} is expected{hint}");
        return null;
    }

    /// <summary>
    /// A finite number written without quotes, in the invariant form (<c>1e-3</c>, <c>.5</c>); <see langword="null"/>
    /// for anything else.
    /// </summary>
    public static double? NumberOf(YamlNode node) =>
        node is YamlScalar { IsPlain: true } scalar
        && scalar.Text.Length <= 100
        && NumberForm().IsMatch(scalar.Text)
        && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number + 0.0 // −0 and 0 must not make two configurations.
            : null;

    /// <summary>
    /// An unknown key's value belongs to the key that was meant, which then does not have its default.
    /// </summary>
    private void Suspect(string key, IReadOnlyCollection<string> known)
    {
        if (NearestWord.Find(key, known) is { } nearest)
        {
            if (!Has(nearest))
                _log.Suspect(PathOf(nearest));
        }
        else if (ParameterCatalog.Find(key) is not null)
        {
            _log.Suspect($"parameters.{key}");
        }
    }

    private int LineOf(string key) =>
        Has(key) ? _log.LineOf(PathOf(key))
        : _path.Length == 0 ? 0
        : _line;

    private string Unknown(string key, IReadOnlyCollection<string> known)
    {
        var shown = Shown(key);
        if (ForeignWords.Find(_path, key) is { } foreign)
            return $"unknown key '{shown}'; {foreign}";
        if (NearestWord.Find(key, known) is { } nearest)
            return $"unknown key '{shown}'; did you mean '{nearest}'?";
        return ParameterCatalog.Find(key) is not null && known.Contains("parameters")
            ? $"unknown key '{shown}'; it belongs under 'parameters'"
            : $"unknown key '{shown}'; {List(known)} are known here";
    }

    private static string List(IReadOnlyCollection<string> words, string last = "and")
    {
        var quoted = words.Select(w => $"'{w}'").ToList();
        return quoted.Count == 1 ? quoted[0] : string.Join(", ", quoted.SkipLast(1)) + $" {last} {quoted[^1]}";
    }

    private static string Shown(string key) => key.Length <= 60 ? key : key[..60] + "…";

    private static string Shown(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberForm();
}
