using System.Globalization;

namespace GearSweep.Shared.Configurations;

/// <summary>A parameter's value: a number, or a word such as <c>lstm</c>.</summary>
public readonly record struct ParameterValue
{
    private ParameterValue(double? number, string? text) => (Number, Text) = (number, text);

    /// <summary>The number; <see langword="null"/> for a word.</summary>
    public double? Number { get; }

    /// <summary>The word; <see langword="null"/> for a number.</summary>
    public string? Text { get; }

    /// <summary>A number.</summary>
    public static implicit operator ParameterValue(double number) => FromDouble(number);

    /// <summary>A word.</summary>
    public static implicit operator ParameterValue(string text) => FromString(text);

    /// <summary>A number.</summary>
    public static ParameterValue FromDouble(double number) => new(number, null);

    /// <summary>A word.</summary>
    public static ParameterValue FromString(string text) => new(null, text);

    /// <summary>The value as a specification writes it.</summary>
    public override string ToString() => Text ?? Number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
