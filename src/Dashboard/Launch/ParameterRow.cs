using GearSweep.Shared.Configurations;
using GearSweep.Shared.Specification;

namespace GearSweep.Dashboard.Launch;

/// <summary>
/// One parameter of the form. Numbers are kept as they were typed, so that what is wrong stays in its field beside the
/// error.
/// </summary>
public sealed record ParameterRow
{
    /// <summary>The parameter.</summary>
    public required ParameterInfo Info { get; init; }

    /// <summary>Which of the following counts.</summary>
    public DomainKind Kind { get; init; }

    /// <summary>The one value.</summary>
    public string Value { get; init; } = "";

    /// <summary>Several values, with commas or spaces between them.</summary>
    public string Values { get; init; } = "";

    /// <summary>How values of the range are drawn.</summary>
    public Distribution Distribution { get; init; }

    /// <summary>Least value of the range.</summary>
    public string Min { get; init; } = "";

    /// <summary>Greatest value of the range.</summary>
    public string Max { get; init; } = "";

    /// <summary>Step of <see cref="Shared.Specification.Distribution.QUniform"/>.</summary>
    public string Q { get; init; } = "";

    /// <summary>Where a specification states this parameter.</summary>
    public string Key => $"parameters.{Info.Name}";

    /// <summary>The distributions that suit the parameter; none for words.</summary>
    public IReadOnlyList<Distribution> Distributions =>
        Info.Kind switch
        {
            ParameterKind.Integer => [Distribution.IntUniform, Distribution.QUniform],
            ParameterKind.Real => [Distribution.Uniform, Distribution.LogUniformValues, Distribution.QUniform],
            _ => [],
        };

    /// <summary>The values of the list, apart.</summary>
    public IReadOnlyList<string> Items =>
        Values.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A parameter that no specification names: fixed at its default.</summary>
    public static ParameterRow Unnamed(ParameterInfo info) => From(info, new FixedValue(info.Default));

    /// <summary>A parameter as a specification states it.</summary>
    public static ParameterRow From(ParameterInfo info, ParameterDomain domain)
    {
        var row = new ParameterRow { Info = info };
        row = row with { Distribution = row.Distributions is [var usual, ..] ? usual : default };
        return domain switch
        {
            FixedValue { Value: var value } => row with { Kind = DomainKind.Fixed, Value = value.ToString() },
            ValueList { Values: var values } => row with { Kind = DomainKind.List, Values = string.Join(", ", values) },
            ValueRange range => row with
            {
                Kind = DomainKind.Range,
                Distribution = range.Distribution,
                Min = FormNumbers.Write(range.Min),
                Max = FormNumbers.Write(range.Max),
                Q = range.Q is { } q ? FormNumbers.Write(q) : "",
            },
            _ => throw new ArgumentException($"'{domain}' has no form", nameof(domain)),
        };
    }

    /// <summary>The row with another kind; what it had is carried over as far as it makes sense.</summary>
    public ParameterRow As(DomainKind kind)
    {
        if (kind == Kind)
            return this;
        var items = Kind switch
        {
            DomainKind.Fixed => [Value],
            DomainKind.List => Items,
            _ => (IReadOnlyList<string>)[Min, Max],
        };
        return kind switch
        {
            DomainKind.Fixed => this with
            {
                Kind = kind,
                Value = items is [var first, ..] ? first : Info.Default.ToString(),
            },
            DomainKind.List => this with { Kind = kind, Values = string.Join(", ", items.Distinct()) },
            _ => Around([.. items.Select(FormNumbers.TryReal).OfType<double>()]),
        };
    }

    /// <summary>The row with another distribution, which has a step exactly when it needs one.</summary>
    public ParameterRow Drawn(Distribution distribution) =>
        this with
        {
            Distribution = distribution,
            Q =
                distribution != Distribution.QUniform ? ""
                : Q.Length > 0 ? Q
                : Info.Kind == ParameterKind.Integer ? "8"
                : "0.1",
        };

    /// <summary>The row with a word put into its list, or taken out; the words stay in the catalogue's order.</summary>
    public ParameterRow Toggle(string word)
    {
        var chosen = Items.Contains(word) ? Items.Except([word]) : Items.Append(word);
        return this with { Values = string.Join(", ", (Info.Words ?? []).Where(chosen.Contains)) };
    }

    /// <summary>The domain that is stated; what is no number is told to <paramref name="numbers"/>.</summary>
    public ParameterDomain ToDomain(FormNumbers numbers)
    {
        if (Kind == DomainKind.Fixed)
            return new FixedValue(ToValue(numbers, $"{Key}.value", Value));
        if (Kind == DomainKind.List)
            return ToList(numbers);
        return new ValueRange(
            Distribution,
            numbers.Real($"{Key}.min", Min),
            numbers.Real($"{Key}.max", Max),
            Distribution == Distribution.QUniform ? numbers.Real($"{Key}.q", Q) : null
        );
    }

    private ValueList ToList(FormNumbers numbers)
    {
        if (Items.Count == 0)
            numbers.Refuse($"{Key}.values", Values, "at least one value is expected");
        return new ValueList([.. Items.Select((item, i) => ToValue(numbers, $"{Key}.values[{i}]", item))]);
    }

    private ParameterValue ToValue(FormNumbers numbers, string key, string text) =>
        Info.Kind == ParameterKind.Category ? text : numbers.Real(key, text);

    /// <summary>A range that spans some values; around a single one, from half to double.</summary>
    private ParameterRow Around(IReadOnlyList<double> values)
    {
        var middle = values.Count > 0 ? values[0] : Info.Default.Number ?? 0;
        var (min, max) = values.Distinct().Count() > 1 ? (values.Min(), values.Max()) : (middle / 2, middle * 2);
        if (max <= min)
            max = min + (Info.Kind == ParameterKind.Integer ? 1 : 0.5);
        if (Info.Kind == ParameterKind.Integer)
            (min, max) = (Math.Max(Info.Min, Math.Floor(min)), Math.Min(Info.Max, Math.Ceiling(max)));
        return (
            this with
            {
                Kind = DomainKind.Range,
                Min = FormNumbers.Write(min),
                Max = FormNumbers.Write(max),
            }
        ).Drawn(Distributions.Contains(Distribution) ? Distribution : Distributions[0]);
    }
}
