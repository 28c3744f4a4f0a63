using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GearSweep.Shared.Specification.Yaml;

/// <summary>
/// Reads YAML into nodes that know their lines: the one reader for all YAML that people give. YAML's anchors, aliases and tags are refused:
/// nothing here has a use for them, and aliases let a short text stand for a huge one. Length and depth are bounded, and with them time.
/// </summary>
internal static class YamlTree
{
    private const int MaxDepth = 8;

    /// <summary>Reads the only document of a specification; <see langword="null"/> when there is an error.</summary>
    public static YamlNode? Load(string yaml, ReadLog log) =>
        Load(yaml, "specification", "'name' and 'dataset' at least are expected", SpecLimits.Characters, log);

    /// <summary>Reads the only document of a text; <see langword="null"/> when there is an error.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="what">What the text is, in the singular, for messages.</param>
    /// <param name="expected">What an empty text lacks, for messages.</param>
    /// <param name="characters">Characters at most.</param>
    /// <param name="log">Takes the error.</param>
    [SuppressMessage("Design", "CA1031", Justification = "On broken text the parser throws more than its own exceptions.")]
    public static YamlNode? Load(string yaml, string what, string expected, int characters, ReadLog log)
    {
        if (yaml.Length > characters)
        {
            log.Error(0, "", $"the text has {yaml.Length:#,0} characters; {characters:#,0} at most are expected");
            return null;
        }

        if (Surrogate(yaml) is { } at)
        {
            log.Error(yaml.AsSpan(0, at).Count('\n') + 1, "", "this is not YAML: half of a surrogate pair is no character");
            return null;
        }

        try
        {
            return Document(new Parser(new StringReader(yaml)), what, expected, log);
        }
        catch (RefusedException refused)
        {
            log.Error(refused.Line, "", refused.Message);
        }
        catch (YamlException broken)
        {
            log.Error((int)broken.Start.Line, "", "this is not YAML: " + broken.Message);
        }
        catch (Exception broken)
        {
            log.Error(0, "", "this is not YAML: " + broken.Message);
        }

        return null;
    }

    /// <summary>Where a surrogate without its other half stands.</summary>
    private static int? Surrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return i;
            i++;
        }

        return null;
    }

    private static YamlNode? Document(Parser parser, string what, string expected, ReadLog log)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            log.Error(0, "", $"the {what} is empty; {expected}");
            return null;
        }

        var root = Node(parser, 0);
        parser.Consume<DocumentEnd>();
        return parser.TryConsume<DocumentStart>(out var second)
            ? throw new RefusedException(second.Start, $"a second document begins here; one {what} is expected")
            : root;
    }

    private static YamlNode Node(Parser parser, int depth)
    {
        var here = parser.Current ?? throw new InvalidOperationException("the text ends too early");
        var line = (int)here.Start.Line;
        if (depth > MaxDepth) throw new RefusedException(here.Start, "this is nested too deeply");
        if (here is AnchorAlias) throw new RefusedException(here.Start, "aliases (*) are not read");
        if (here is NodeEvent node)
        {
            if (!node.Anchor.IsEmpty) throw new RefusedException(here.Start, "anchors (&) are not read");
            var hasTag = node.Tag is { IsEmpty: false, IsNonSpecific: false };
            if (hasTag) throw new RefusedException(here.Start, "tags (!) are not read");
        }


        if (parser.TryConsume<Scalar>(out var scalar)) return new YamlScalar(line, scalar.Value, scalar.Style == ScalarStyle.Plain);

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(parser, depth + 1));
            return new YamlList(line, items);
        }

        parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var start = parser.Current!.Start;
            if (Node(parser, depth + 1) is not YamlScalar key) throw new RefusedException(start, "a key must be a word");
            entries.Add(new YamlEntry(key.Line, key.Text, Node(parser, depth + 1)));
        }

        return new YamlMap(line, entries);
    }

    private sealed class RefusedException(Mark mark, string message) : Exception(message)
    {
        public int Line => (int)mark.Line;
    }
}
