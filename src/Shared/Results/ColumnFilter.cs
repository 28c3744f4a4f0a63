using System.Globalization;
using GearSweep.Shared.Configurations;

namespace GearSweep.Shared.Results;

/// <summary>
/// Keeps the trials whose column has some values. A person, an address and the REST API write it as <c>64</c>,
/// <c>&lt;0.1</c>, <c>&gt;=10</c>, <c>10..20</c> or, for a word, <c>gru</c>. Trials without a value in the column are
/// not kept.
/// </summary>
/// <param name="Column">Name of the column, one of <see cref="Columns"/>.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Value">The number; the lower one of two.</param>
/// <param name="High">The upper one of two; else the same as <paramref name="Value"/>.</param>
/// <param name="Word">The word, for a column of words; else <see langword="null"/>.</param>
[GenerateSerializer, Immutable]
public sealed record ColumnFilter(string Column, ColumnOperator Operator, double Value, double High, string? Word)
{
    private const string Range = "..";

    // The longer sign first: "<=" begins with "<".
    private static readonly (string Sign, ColumnOperator Operator)[] Signs =
    [
        (">=", ColumnOperator.GreaterOrEqual),
        ("<=", ColumnOperator.LessOrEqual),
        (">", ColumnOperator.Greater),
        ("<", ColumnOperator.Less),
        ("=", ColumnOperator.Equal),
    ];

    /// <summary>The columns that can be filtered by, named as in <see cref="TrialTable"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "number",
        "speed",
        "load",
        "repeat",
        .. ParameterCatalog.All.Select(p => p.Name),
        "attempts",
        "epochs",
        "train_mse",
        "validation_rmse",
        "test_rmse",
        "test_rmse_units",
        "test_mae_units",
        "test_r2",
        "skill",
        "seconds",
    ];

    /// <summary>Reads what a person wrote.</summary>
    /// <param name="column">One of <see cref="Columns"/>.</param>
    /// <param name="text">For example <c>&gt;=10</c>.</param>
    /// <returns>The filter, or what was found and what is expected.</returns>
    public static (ColumnFilter? Filter, string? Error) Read(string column, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (rest, parameter) = (text.Trim(), ParameterCatalog.Find(column));
        if (parameter?.Kind == ParameterKind.Category)
            return parameter.ErrorOf(rest) is { } unknown
                ? (null, unknown)
                : (new(column, ColumnOperator.Equal, 0, 0, rest), null);
        if (rest.Split(Range) is [var low, var high])
        {
            return Number(low) is { } from && Number(high) is { } to && from <= to
                ? (new(column, ColumnOperator.Between, from, to, null), null)
                : (null, $"'{text}' is not a range, such as 10..20");
        }

        var sign = Signs.FirstOrDefault(s => rest.StartsWith(s.Sign, StringComparison.Ordinal));
        if (sign.Sign is not null)
            rest = rest[sign.Sign.Length..];
        if (Number(rest) is not { } value)
            return (
                null,
                sign.Sign is null && parameter is not null
                    ? parameter.ErrorOf(text)
                    : $"'{text}' is not a number, such as 0.1, <0.1, >=10 or 10..20"
            );
        return sign.Operator == ColumnOperator.Equal && parameter?.ErrorOf(rest) is { } error
            ? (null, error)
            : (new(column, sign.Operator, value, value, null), null);
    }

    /// <summary>What is written before the number of a comparison; nothing before one that has to be equal.</summary>
    public static string Sign(ColumnOperator comparison) =>
        comparison == ColumnOperator.Equal ? "" : Signs.FirstOrDefault(s => s.Operator == comparison).Sign ?? "";

    /// <summary>A filter by numbers as a page writes it: <c>≥ 10</c>, <c>10 to 20</c>.</summary>
    public static string InWords(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace(">=", "≥ ", StringComparison.Ordinal)
            .Replace("<=", "≤ ", StringComparison.Ordinal)
            .Replace(Range, " to ", StringComparison.Ordinal);
    }

    /// <summary>As <see cref="Read"/> reads it.</summary>
    public override string ToString() =>
        Word
        ?? (Operator == ColumnOperator.Between ? $"{Text(Value)}{Range}{Text(High)}" : Sign(Operator) + Text(Value));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}
