using GearSweep.Shared.Configurations;

namespace GearSweep.Shared.Specification;

/// <summary>The parameters that a search space may name, and how their values make a <see cref="Configuration"/>.</summary>
public static class ParameterCatalog
{
    private static readonly Configuration Defaults = new();

    /// <summary>All parameters, in the order in which pages and files show them.</summary>
    public static IReadOnlyList<ParameterInfo> All { get; } =
    [
        new("hidden_size", "Hidden size", ParameterKind.Integer, 1, 4096, Defaults.HiddenSize, "Width of the hidden state."),
        new("num_layers", "Layers", ParameterKind.Integer, 1, 8, Defaults.NumLayers, "Stacked recurrent layers."),
        new("sequence_length", "Sequence length", ParameterKind.Integer, 1, 4096, Defaults.SequenceLength, "Rows in a window."),
        new("learning_rate", "Learning rate", ParameterKind.Real, 0, 10, Defaults.LearningRate, "Adam's step size.", ExclusiveMin: true),
        new("batch_size", "Batch size", ParameterKind.Integer, 1, 65_536, Defaults.BatchSize, "Windows in a batch."),
        new("dropout", "Dropout", ParameterKind.Real, 0, 1, Defaults.Dropout, "Share of values dropped between layers while training; without effect where there is one layer.", ExclusiveMax: true),
        new("cell", "Cell", ParameterKind.Category, 0, 0, Defaults.Cell.ToName(), "The recurrent cell.", Words: [.. Enum.GetValues<CellKind>().Select(c => c.ToName())]),
    ];

    /// <summary>Finds a parameter by its name; <see langword="null"/> when there is none.</summary>
    public static ParameterInfo? Find(string name) => All.FirstOrDefault(p => p.Name == name);

    /// <summary>The configuration with one parameter set.</summary>
    /// <exception cref="ArgumentException">There is no such parameter, or the value is not of its kind.</exception>
    public static Configuration With(Configuration configuration, string name, ParameterValue value) => name switch
    {
        "hidden_size" => configuration with { HiddenSize = Whole(name, value) },
        "num_layers" => configuration with { NumLayers = Whole(name, value) },
        "sequence_length" => configuration with { SequenceLength = Whole(name, value) },
        "learning_rate" => configuration with { LearningRate = Real(name, value) },
        "batch_size" => configuration with { BatchSize = Whole(name, value) },
        "dropout" => configuration with { Dropout = Real(name, value) },
        "cell" when CellKindNames.TryParse(value.Text ?? "", out var cell) => configuration with { Cell = cell },
        _ => throw new ArgumentException($"'{name}' cannot be '{value}'", nameof(name)),
    };

    /// <summary>The value of one parameter of a configuration.</summary>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    public static ParameterValue ValueOf(Configuration configuration, string name) => name switch
    {
        "hidden_size" => configuration.HiddenSize,
        "num_layers" => configuration.NumLayers,
        "sequence_length" => configuration.SequenceLength,
        "learning_rate" => configuration.LearningRate,
        "batch_size" => configuration.BatchSize,
        "dropout" => configuration.Dropout,
        "cell" => configuration.Cell.ToName(),
        _ => throw new ArgumentException($"there is no parameter '{name}'", nameof(name)),
    };

    private static double Real(string name, ParameterValue value) =>
        value.Number ?? throw new ArgumentException($"'{name}' cannot be '{value}'", nameof(name));

    private static int Whole(string name, ParameterValue value)
    {
        var number = Real(name, value);
        return number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue
            ? (int)number
            : throw new ArgumentException($"'{name}' cannot be '{value}': a whole number is needed", nameof(name));
    }
}
