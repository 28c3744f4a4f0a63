using System.Globalization;
using GearSweep.Shared.Configurations;

namespace GearSweep.Dashboard.Formatting;

/// <summary>A configuration in a few characters, and in words.</summary>
public static class ConfigurationText
{
    private static readonly string[] Always =
    [
        ParameterCatalog.HiddenSize.Name,
        ParameterCatalog.NumLayers.Name,
        ParameterCatalog.SequenceLength.Name,
        ParameterCatalog.LearningRate.Name,
    ];

    /// <summary>
    /// Hidden size × layers, T with the sequence length, and the learning rate, e.g. <c>32×1 · T14 · .003</c>; what
    /// further differs from the defaults stands before it as a word (<c>gru</c>) or follows: <c>batch 50</c>,
    /// <c>drop .2</c>.
    /// </summary>
    public static string Short(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{configuration.HiddenSize}×{configuration.NumLayers} · T{configuration.SequenceLength} · {Decimal(configuration.LearningRate)}"
        );
        foreach (
            var parameter in ParameterCatalog.All.Where(p => configuration[p] != p.Default && !Always.Contains(p.Name))
        )
        {
            text = configuration[parameter] is { Number: { } number }
                ? $"{text} · {parameter.ShortLabel ?? parameter.Name} {Number(parameter, number)}"
                : $"{configuration[parameter]} {text}";
        }

        return text;
    }

    /// <summary>
    /// The same in words, e.g. <c>hidden 32, 1 layer, window 7, rate .003</c>; what further differs from the defaults
    /// follows.
    /// </summary>
    public static string Words(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        string[] words =
        [
            $"hidden {configuration.HiddenSize.ToString(CultureInfo.InvariantCulture)}",
            configuration.NumLayers == 1
                ? "1 layer"
                : $"{configuration.NumLayers.ToString(CultureInfo.InvariantCulture)} layers",
            $"window {configuration.SequenceLength.ToString(CultureInfo.InvariantCulture)}",
            $"rate {Decimal(configuration.LearningRate)}",
            .. ParameterCatalog
                .All.Where(p => configuration[p] != p.Default && !Always.Contains(p.Name))
                .Select(p =>
                    configuration[p] is { Number: { } number }
                        ? $"{p.ShortLabel ?? p.Name} {Number(p, number)}"
                        : $"{p.ShortLabel} {configuration[p]}".Trim()
                ),
        ];
        return string.Join(", ", words);
    }

    private static string Number(ParameterInfo parameter, double value) =>
        parameter.Kind == ParameterKind.Integer ? value.ToString("0", CultureInfo.InvariantCulture) : Decimal(value);

    /// <summary>To three significant digits, without the zero before the point: <c>.003</c>.</summary>
    private static string Decimal(double value)
    {
        var text = value.ToString("G3", CultureInfo.InvariantCulture);
        return text.StartsWith("0.", StringComparison.Ordinal) ? text[1..] : text;
    }
}
