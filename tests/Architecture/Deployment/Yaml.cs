using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace GearSweep.Architecture.Deployment;

/// <summary>YAML as plain maps and lists, with anchors and merge keys resolved.</summary>
internal static class Yaml
{
    /// <summary>All documents of a text.</summary>
    public static IReadOnlyList<Dictionary<object, object?>> Documents(string text)
    {
        var parser = new MergingParser(new Parser(new StringReader(text)));
        var deserializer = new DeserializerBuilder().Build();
        List<Dictionary<object, object?>> documents = [];
        parser.Consume<YamlDotNet.Core.Events.StreamStart>();
        while (parser.Accept<YamlDotNet.Core.Events.DocumentStart>(out _))
            documents.Add(deserializer.Deserialize<Dictionary<object, object?>>(parser));
        return documents;
    }

    /// <summary>What lies at a path of keys; <see langword="null"/> when there is nothing.</summary>
    public static object? At(this object? node, params string[] path) =>
        path.Aggregate(node, (at, key) => at is Dictionary<object, object?> map ? map.GetValueOrDefault(key) : null);

    /// <summary>The keys of a map; none when it is not there.</summary>
    public static IReadOnlyList<string> Keys(this object? node) =>
        node is Dictionary<object, object?> map ? [.. map.Keys.Select(k => $"{k}")] : [];

    /// <summary>The items of a list; none when it is not there.</summary>
    public static IReadOnlyList<object?> Items(this object? node) => node is List<object?> list ? list : [];

    /// <summary>A text, a number or a switch as it is written.</summary>
    public static string? Text(this object? node) => node as string;

    /// <summary>All values of a key, at any depth.</summary>
    public static IEnumerable<object?> All(this object? node, string key) =>
        node switch
        {
            Dictionary<object, object?> map => map.Where(p => $"{p.Key}" == key)
                .Select(p => p.Value)
                .Concat(map.Values.SelectMany(v => v.All(key))),
            List<object?> list => list.SelectMany(item => item.All(key)),
            _ => [],
        };
}
