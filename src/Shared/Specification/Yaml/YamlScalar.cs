namespace GearSweep.Shared.Specification.Yaml;

/// <summary>A word, a number or a text.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Text">What it says.</param>
/// <param name="IsPlain">Whether it stands without quotes.</param>
internal sealed record YamlScalar(int Line, string Text, bool IsPlain) : YamlNode(Line)
{
    private const int ShownLength = 60;

    /// <summary>Whether nothing is there: <c>key:</c>, <c>key: ~</c> or <c>key: null</c>.</summary>
    public bool IsNull => IsPlain && Text is ("" or "~" or "null");

    /// <inheritdoc/>
    public override string Kind =>
        IsNull ? "nothing"
        : IsPlain ? $"'{Shown}'"
        : $"the text \"{Shown}\"";

    private string Shown => Text.Length <= ShownLength ? Text : Text[..ShownLength] + "…";
}
