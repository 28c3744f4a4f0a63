using System.Globalization;

namespace GearSweep.Shared.Sweeps;

/// <summary>
/// What a person types to name a sweep: its name, its id, or its id as <c>id:7</c>. A name wins over a number that
/// happens to be an id; <c>id:7</c> is never taken for a name.
/// </summary>
public sealed record SweepReference
{
    private const string IdForm = "id:";

    private SweepReference(string text, int? id, bool isId) => (Text, Id, IsId) = (text, id, isId);

    /// <summary>What was typed.</summary>
    public string Text { get; }

    /// <summary>The id that it may be; <see langword="null"/> when it is a name and nothing else.</summary>
    public int? Id { get; }

    /// <summary>Whether it can be nothing but an id.</summary>
    public bool IsId { get; }

    /// <summary>Reads it.</summary>
    public static SweepReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(IdForm, StringComparison.Ordinal) && Number(text.AsSpan(IdForm.Length)) is { } id
            ? new SweepReference(text, id, isId: true)
            : new SweepReference(text, Number(text), isId: false);
    }

    /// <summary>An id, as it is told and may be typed.</summary>
    public static string For(int sweep) => string.Create(CultureInfo.InvariantCulture, $"{IdForm}{sweep}");

    private static int? Number(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
