using System.Diagnostics.CodeAnalysis;
using GearSweep.Shared.Text;

namespace GearSweep.Grains.Messages;

/// <summary>Words in messages of other silos.</summary>
internal static class MessageText
{
    private const int Shown = 80;

    /// <summary>
    /// A text for people, without control characters and not longer than <see cref="MessageLimits.Text"/>: errors of
    /// libraries may be anything.
    /// </summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Bounded(string? text)
    {
        if (text is null)
            return null;
        var printable = Printable.Text(text.Length > MessageLimits.Text ? text[..MessageLimits.Text] : text);
        return printable.Length > MessageLimits.Text ? $"{printable[..(MessageLimits.Text - 1)]}…" : printable;
    }

    /// <summary>What was found, for the sentence that refuses it.</summary>
    public static string Quote(string? text) =>
        text is null
            ? "missing"
            : $"'{Printable.Line(text.Length > Shown ? text[..Shown] : text)}'{(text.Length > Shown ? $" … ({text.Length} letters)" : "")}";

    /// <summary>What is wrong with a name; <see langword="null"/> when nothing is.</summary>
    public static string? Problem(string field, string? name) =>
        name is not null && name.Length <= MessageLimits.Name && Printable.Line(name) == name
            ? null
            : $"{field} is {Quote(name)}; expected up to {MessageLimits.Name} letters without control characters";

    /// <summary>What is wrong with a number; <see langword="null"/> when nothing is.</summary>
    public static string? Problem(string field, long number, long least, long most) =>
        number >= least && number <= most ? null : $"{field} is {number}; expected {least} to {most}";

    /// <summary>What is wrong with a word of a list; <see langword="null"/> when nothing is.</summary>
    public static string? Problem<T>(string field, T word)
        where T : struct, Enum =>
        Enum.IsDefined(word) ? null : $"{field} is {word:D}; expected {string.Join(", ", Enum.GetNames<T>())}";

    /// <summary>What is wrong with a figure that cannot be negative; <see langword="null"/> when nothing is.</summary>
    public static string? Problem(string field, double figure) =>
        double.IsFinite(figure) && figure >= 0
            ? null
            : FormattableString.Invariant($"{field} is {figure}; expected a finite number from 0");
}
