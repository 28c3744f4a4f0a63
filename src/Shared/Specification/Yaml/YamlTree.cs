using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GearSweep.Shared.Specification.Yaml;

/// <summary>
/// Reads YAML into nodes that know their lines: the one reader for all YAML that people give. YAML's anchors, aliases
/// and tags are refused: nothing here has a use for them, and aliases let a short text stand for a huge one. Length and
/// depth are bounded, and with them time.
/// </summary>
internal static class YamlTree
{
    private const int MaxDepth = 8;

    /// <summary>Reads the only document of a specification; <see langword="null"/> when there is an error.</summary>
    public static YamlNode? Load(string yaml, SpecDiagnostics log) =>
        Load(yaml, "specification", "'name' and 'dataset' at least are expected", SpecLimits.Characters, log);

    /// <summary>Reads the only document of a text; <see langword="null"/> when there is an error.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="what">What the text is, in the singular, for messages.</param>
    /// <param name="expected">What an empty text lacks, for messages.</param>
    /// <param name="characters">Characters at most.</param>
    /// <param name="log">Takes the error.</param>
    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "On broken text the parser throws more than its own exceptions."
    )]
    public static YamlNode? Load(string yaml, string what, string expected, int characters, SpecDiagnostics log)
    {
        if (yaml.Length > characters)
        {
            log.Error(0, "", $"the text has {yaml.Length:#,0} characters; {characters:#,0} at most are expected");
            return null;
        }

        if (Forbidden(yaml) is { } at)
        {
            var found = char.IsSurrogate(yaml[at])
                ? "half of a surrogate pair is no character"
                : $"a control character (U+{(int)yaml[at]:X4}) stands here";
            log.Error(yaml.AsSpan(0, at).Count('\n') + 1, "", "this is not YAML: " + found);
            return null;
        }

        var parser = new Parser(new StringReader(yaml));
        var open = new List<(int, char)>();
        try
        {
            return Document(parser, open, what, expected, log);
        }
        catch (RefusedException refused)
        {
            log.Error(refused.Line, "", refused.Message);
        }
        catch (Exception broken)
        {
            var (line, message) = YamlSyntax.Explain(yaml, (int)(parser.Current?.End.Line ?? 1), open, broken);
            log.Error(line, "", message);
        }

        return null;
    }

    /// <summary>
    /// Where a character stands that YAML does not allow: a control character, or a surrogate without its other half.
    /// </summary>
    private static int? Forbidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r' or '\u0085'))
                return i;
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return i;
            i++;
        }

        return null;
    }

    private static YamlNode? Document(
        Parser parser,
        List<(int Line, char Bracket)> open,
        string what,
        string expected,
        SpecDiagnostics log
    )
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            log.Error(0, "", $"the {what} is empty; {expected}");
            return null;
        }

        var root = Node(parser, open, 0);
        parser.Consume<DocumentEnd>();
        return parser.TryConsume<DocumentStart>(out var second)
            ? throw new RefusedException(second.Start, $"a second document begins here; one {what} is expected")
            : root;
    }

    private static YamlNode Node(Parser parser, List<(int Line, char Bracket)> open, int depth)
    {
        var here = parser.Current ?? throw new InvalidOperationException("the text ends too early");
        var line = (int)here.Start.Line;
        if (depth > MaxDepth)
            throw new RefusedException(here.Start, "this is nested too deeply");
        if (here is AnchorAlias)
            throw new RefusedException(here.Start, "aliases (*) are not read");
        if (here is NodeEvent node)
        {
            if (!node.Anchor.IsEmpty)
                throw new RefusedException(here.Start, "anchors (&) are not read");
            var hasTag = node.Tag is { IsEmpty: false, IsNonSpecific: false };
            if (hasTag)
                throw new RefusedException(here.Start, "tags (!) are not read");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
            return new YamlScalar(line, scalar.Value, scalar.Style == ScalarStyle.Plain);

        char? bracket = here switch
        {
            SequenceStart { Style: SequenceStyle.Flow } => '[',
            MappingStart { Style: MappingStyle.Flow } => '{',
            _ => null,
        };
        if (bracket is { } opened)
            open.Add((line, opened));
        var collection = Collection(parser, open, depth, line);
        if (bracket is not null)
            open.RemoveAt(open.Count - 1);
        return collection;
    }

    private static YamlNode Collection(Parser parser, List<(int Line, char Bracket)> open, int depth, int line)
    {
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(Node(parser, open, depth + 1));
            return new YamlList(line, items);
        }

        parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var start = parser.Current!.Start;
            if (Node(parser, open, depth + 1) is not YamlScalar key)
                throw new RefusedException(start, "a key must be a word");
            entries.Add(new YamlEntry(key.Line, key.Text, Node(parser, open, depth + 1)));
        }

        return new YamlMap(line, entries);
    }

    private sealed class RefusedException(Mark mark, string message) : Exception(message)
    {
        public int Line => (int)mark.Line;
    }
}
