using YamlDotNet.Core;

namespace GearSweep.Shared.Specification.Yaml;

/// <summary>Says of a text that is not YAML where the fault stands: the parser tells it only of some faults.</summary>
internal static class YamlSyntax
{
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"];

    /// <summary>Line and message of a syntax error.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="lastLine">The line of the last thing that could be read.</param>
    /// <param name="open">Brackets that were open there, the outermost first.</param>
    /// <param name="broken">What the parser says.</param>
    public static (int Line, string Message) Explain(
        string yaml,
        int lastLine,
        IReadOnlyList<(int Line, char Bracket)> open,
        Exception broken
    )
    {
        var lines = yaml.Split(LineEnds, StringSplitOptions.None);
        var told = broken as YamlException;
        var isTab = told?.Message.Contains("tab", StringComparison.Ordinal) == true;
        if ((isTab || told is null) && LineOfTab(lines, lastLine, nextOnly: !isTab) is { } tab)
            return (tab, "this is not YAML: a tab indents the line; spaces are expected");
        if (told is null || (open.Count > 0 && told.Start.Index >= yaml.AsSpan().TrimEnd().Length))
        {
            return open.Count > 0
                ? (
                    open[^1].Line,
                    $"this is not YAML: '{open[^1].Bracket}' is never closed; '{(open[^1].Bracket == '{' ? '}' : ']')}' is expected"
                )
                : (
                    Math.Min(Math.Max(1, lastLine), lines.Length),
                    "this is not YAML: something is left open here, or does not belong here"
                );
        }

        var line = (int)told.Start.Line;
        if (
            told.Message.Contains("document", StringComparison.Ordinal)
            && LineOfDirective(lines, lastLine, line) is { } directive
        )
            return (
                directive,
                "this is not YAML: a line that begins with % is a directive, which specifications have no use for"
            );
        return (line, "this is not YAML: " + told.Message);
    }

    /// <summary>The first line from one on that a tab indents.</summary>
    private static int? LineOfTab(string[] lines, int from, bool nextOnly)
    {
        for (var i = Math.Max(0, from - (nextOnly ? 0 : 1)); i < lines.Length; i++)
        {
            var content = lines[i].AsSpan().TrimStart(" \t");
            if (content.IsEmpty)
                continue;
            if (lines[i].AsSpan(0, lines[i].Length - content.Length).Contains('\t'))
                return i + 1;
            if (nextOnly)
                return null;
        }

        return null;
    }

    private static int? LineOfDirective(string[] lines, int from, int to)
    {
        for (var i = Math.Max(1, from); i <= Math.Min(to, lines.Length); i++)
        {
            if (lines[i - 1].StartsWith('%'))
                return i;
        }

        return null;
    }
}
