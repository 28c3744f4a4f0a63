using System.Globalization;
using GearSweep.Shared.Specification;

namespace GearSweep.Dashboard.Launch;

/// <summary>
/// Reads what a person typed into a field, and collects what is no number, by the key that the field stands for.
/// </summary>
public sealed class FormNumbers
{
    private readonly List<SpecError> _errors = [];

    /// <summary>What was no number.</summary>
    public IReadOnlyList<SpecError> Errors => _errors;

    /// <summary>A real number in invariant form; 0 and an error where there is none.</summary>
    public double Real(string key, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (TryReal(text) is { } value)
            return value;
        Refuse(key, text, "a number is expected, such as 0.001");
        return 0;
    }

    /// <summary>A whole number that an <see cref="int"/> holds; 0 and an error where there is none.</summary>
    public int Whole(string key, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (
            int.TryParse(
                text.Trim(),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out var value
            )
        )
            return value;
        Refuse(key, text, "a whole number is expected");
        return 0;
    }

    /// <summary>Adds an error that is about more than one field's text.</summary>
    public void Refuse(string key, string text, string expected) =>
        _errors.Add(
            new SpecError(
                0,
                key,
                string.IsNullOrWhiteSpace(text)
                    ? $"nothing is stated; {expected}"
                    : $"found '{text.Trim()}'; {expected}"
            )
        );

    /// <summary>The number that a text states, if it states one.</summary>
    public static double? TryReal(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value)
            ? value
            : null;

    /// <summary>A number as a field shows it and a specification writes it.</summary>
    public static string Write(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
