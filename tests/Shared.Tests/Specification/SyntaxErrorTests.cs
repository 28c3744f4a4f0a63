using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Shared.Specification;

/// <summary>Every kind of fault that the YAML parser finds is told with the line on which it stands.</summary>
public sealed class SyntaxErrorTests
{
    private const string Head = "name: t\ndataset: g\n";

    [Theory] // The text that follows the two lines above; then the line, and a part of the message.
    [InlineData("parameters:\n\thidden_size:\n\t\tvalue: 4", 4, "a tab indents the line")]
    [InlineData("parameters:\n  hidden_size:\n\t  value: 4", 5, "a tab indents the line")]
    [InlineData("parameters:\n  hidden_size:\n  \tvalue: 4", 5, "a tab indents the line")]
    [InlineData("conditions:\n\t- {speed: 1, load: 2}", 4, "a tab indents the line")]
    [InlineData("conditions:\n  - {speed: 1,\n\tload: 2}", 5, "a tab indents the line")]
    [InlineData("description: |\n  a\n  \tb\nsplit:\n\trows: 2", 7, "a tab indents the line")]
    [InlineData("description: |\n\ta\nseed: 1", 4, "a tab indents the line")]
    [InlineData("parameters:\r\n\thidden_size: 3", 4, "a tab indents the line")]
    [InlineData("split: {rows: 10\nepochs: 3", 3, "'{' is never closed; '}' is expected")]
    [InlineData("conditions: [{speed: 1, load: 2}\nepochs: 3", 3, "'[' is never closed; ']' is expected")]
    [InlineData("conditions: [\n  {speed: 1, load: 2", 4, "'{' is never closed")]
    [InlineData("description: \"abc\nepochs: 3", 3, "double-quoted")]
    [InlineData("description: 'abc\nepochs: 3", 3, "quoted")]
    [InlineData("description: \"a\\qb\"\nepochs: 3", 3, "unknown escape")]
    [InlineData("description: \"a\\xZZ\"\nepochs: 3", 3, "hexadecimal")]
    [InlineData("epochs 3\nseed: 1", 3, "expected key")]
    [InlineData("epochs 3", 3, "expected key")]
    [InlineData("epochs: 3: 4\nseed: 1", 3, "invalid mapping")]
    [InlineData("epochs: 3\n  seed: 1", 4, "invalid mapping")]
    [InlineData("split:\n    rows: 3\n  train_rows: 1", 5, "expected key")]
    [InlineData("epochs: 3\n- a", 4, "expected key")]
    [InlineData("epochs: ]\nseed: 1", 3, "node content")]
    [InlineData("epochs: @3\nseed: 1", 3, "cannot start any token")]
    [InlineData("%foo\nseed: 1", 3, "directive")]
    [InlineData("epochs: *a\nseed: 1", 3, "aliases")]
    [InlineData("epochs: !u!x 3\nseed: 1", 3, "tag")]
    [InlineData("epochs: &a 3\nseed: 1", 3, "anchors")]
    [InlineData("description: |0\n  a\nseed: 1", 3, "block scalar")]
    [InlineData("epochs: \u0001\nseed: 1", 3, "a control character (U+0001)")]
    [InlineData("seed: 1\nengine: \u009f", 4, "a control character (U+009F)")]
    [InlineData("split: {rows: 10 train_rows: 2}\nseed: 1", 3, "expected ',' or '}'")]
    [InlineData("conditions: [,,]\nseed: 1", 3, "node content")]
    [InlineData("---\nname: b", 3, "second document")]
    [InlineData("description: \"a\" b\nseed: 1", 3, "expected key")]
    [InlineData("epochs: - 3\nseed: 1", 3, "sequence entries")]
    [InlineData("... x", 3, "document")]
    [InlineData("? {a: 1}\n: 3", 3, "a key must be a word")]
    public void A_fault_is_told_with_its_line(string rest, int line, string message)
    {
        var error = Assert.Single(SpecYaml.Parse(Head + rest + "\n").Errors);
        Assert.Equal(line, error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
