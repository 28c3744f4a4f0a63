using System.Globalization;
using GearSweep.Shared.Configurations;

namespace GearSweep.Dashboard.Formatting;

/// <summary>A configuration in a few characters.</summary>
public static class ConfigurationText
{
    private static readonly Configuration Defaults = new();

    /// <summary>
    /// Hidden size × layers, T with the sequence length, and the learning rate, e.g. <c>32×1 · T14 · .003</c>; what further differs from the defaults
    /// follows: <c>gru</c>, <c>drop .2</c>, <c>batch 50</c>.
    /// </summary>
    public static string Short(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{configuration.HiddenSize}×{configuration.NumLayers} · T{configuration.SequenceLength} · {Decimal(configuration.LearningRate)}");
        if (configuration.Cell != Defaults.Cell) text = $"{configuration.Cell.ToName()} {text}";
        if (configuration.Dropout != Defaults.Dropout) text += $" · drop {Decimal(configuration.Dropout)}";
        if (configuration.BatchSize != Defaults.BatchSize) text += string.Create(CultureInfo.InvariantCulture, $" · batch {configuration.BatchSize}");
        return text;
    }

    /// <summary>To three significant digits, without the zero before the point: <c>.003</c>.</summary>
    private static string Decimal(double value)
    {
        var text = value.ToString("G3", CultureInfo.InvariantCulture);
        return text.StartsWith("0.", StringComparison.Ordinal) ? text[1..] : text;
    }
}
