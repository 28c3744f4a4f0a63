using System.Globalization;

namespace GearSweep.Shared.Configurations;

/// <summary>
/// What is known of a parameter before any sweep: its kind, its bounds, its default, and what it means.
/// </summary>
/// <param name="Name">Name in specifications, e.g. <c>hidden_size</c>.</param>
/// <param name="Label">Name on pages, e.g. <c>Hidden size</c>.</param>
/// <param name="Kind">Whole number, real number or word.</param>
/// <param name="Min">Least value (included, or excluded when <paramref name="ExclusiveMin"/>).</param>
/// <param name="Max">Greatest value (included, or excluded when <paramref name="ExclusiveMax"/>).</param>
/// <param name="Default">The value where a specification says nothing.</param>
/// <param name="Description">One sentence.</param>
/// <param name="ExclusiveMin">Whether <paramref name="Min"/> itself is refused.</param>
/// <param name="ExclusiveMax">Whether <paramref name="Max"/> itself is refused.</param>
/// <param name="Words">The words of a <see cref="ParameterKind.Category"/>.</param>
/// <param name="ShortLabel">
/// Name before the value where a configuration is told in a few characters, e.g. <c>drop</c>; the name where there is
/// none.
/// </param>
/// <param name="CostFactor">
/// How many times as long a step takes with a value as with the default, for the cost model; <see langword="null"/>
/// where the value costs nothing, or the cost model's own formula has it.
/// </param>
public sealed record ParameterInfo(
    string Name,
    string Label,
    ParameterKind Kind,
    double Min,
    double Max,
    ParameterValue Default,
    string Description,
    bool ExclusiveMin = false,
    bool ExclusiveMax = false,
    IReadOnlyList<string>? Words = null,
    string? ShortLabel = null,
    Func<ParameterValue, double>? CostFactor = null
)
{
    /// <summary>What a value has to be, in words: <c>a whole number from 1 to 4,096</c>.</summary>
    public string Expected =>
        (Kind, ExclusiveMin, ExclusiveMax) switch
        {
            (ParameterKind.Category, _, _) => $"one of {string.Join(", ", Words ?? [])}",
            (_, false, false) => $"{Number} from {Shown(Min)} to {Shown(Max)}",
            (_, true, false) => $"{Number} above {Shown(Min)}, up to {Shown(Max)}",
            (_, false, true) => $"{Number} from {Shown(Min)} up to but without {Shown(Max)}",
            (_, true, true) => $"{Number} above {Shown(Min)} and below {Shown(Max)}",
        };

    private string Number => Kind == ParameterKind.Integer ? "a whole number" : "a number";

    /// <summary>Whether a number is one that the parameter takes.</summary>
    public bool Fits(double value) =>
        (ExclusiveMin ? value > Min : value >= Min)
        && (ExclusiveMax ? value < Max : value <= Max)
        && (Kind == ParameterKind.Real || value == Math.Floor(value));

    /// <summary>
    /// What is wrong with a text (invariant culture) as the parameter's value: what was found and what is expected;
    /// <see langword="null"/> when it is one.
    /// </summary>
    public string? ErrorOf(string text)
    {
        var fits =
            Kind == ParameterKind.Category
                ? Words?.Contains(text) == true
                : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    && Fits(number);
        return fits ? null : $"'{text}' is not {Expected}";
    }

    /// <summary>
    /// What is wrong with a value's kind, whatever the bounds; <see langword="null"/> when nothing is.
    /// </summary>
    internal string? KindError(ParameterValue value)
    {
        var fits = Kind switch
        {
            ParameterKind.Category => value.Text is { } word && Words?.Contains(word) == true,
            ParameterKind.Integer => value.Number is { } number
                && number == Math.Floor(number)
                && Math.Abs(number) <= int.MaxValue,
            _ => value.Number is not null,
        };
        return fits ? null : $"'{Name}' cannot be '{value}': {Expected} is needed";
    }

    private static string Shown(double bound) => bound.ToString("#,0.############", CultureInfo.InvariantCulture);
}
