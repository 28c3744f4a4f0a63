using System.Globalization;

namespace GearSweep.Shared.Configurations;

/// <summary>One point of the search space: everything that shapes a model and its optimiser.</summary>
[GenerateSerializer(GenerateFieldIds = GenerateFieldIds.PublicProperties), Immutable]
public sealed record Configuration
{
    /// <summary>Width of the hidden state, 1 to 4,096.</summary>
    public int HiddenSize { get; init; } = 64;

    /// <summary>Stacked recurrent layers, 1 to 8.</summary>
    public int NumLayers { get; init; } = 1;

    /// <summary>Rows in a window, 1 to 4,096.</summary>
    public int SequenceLength { get; init; } = 7;

    /// <summary>Adam's step size, above 0.</summary>
    public double LearningRate { get; init; } = 0.001;

    /// <summary>Windows in a batch, 1 to 65,536.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>Probability that a value passed between two layers is dropped while training, 0 up to but without 1.</summary>
    public double Dropout { get; init; }

    /// <summary>The recurrent cell.</summary>
    public CellKind Cell { get; init; }

    /// <summary>
    /// The configuration as one invariant line, e.g. <c>hidden_size=16,num_layers=1,…</c>: equal exactly when the configurations are equal.
    /// A trial's seed is a hash of it, so its form never changes.
    /// </summary>
    public string Key => string.Create(
        CultureInfo.InvariantCulture,
        $"hidden_size={HiddenSize},num_layers={NumLayers},sequence_length={SequenceLength},learning_rate={LearningRate:R},batch_size={BatchSize},dropout={Dropout:R},cell={Cell.ToName()}");

    /// <summary>
    /// Weights and biases of the recurrent layers (PyTorch's layout, two bias vectors a layer) and the linear layer, for rows of the two usual channels.
    /// </summary>
    public long ParameterCount => ParametersOf(Datasets.SegmentData.UsualColumns);

    /// <summary>Weights and biases for rows of some columns.</summary>
    /// <param name="columns">Columns of a row: speed, load and the channels.</param>
    public long ParametersOf(int columns)
    {
        long h = HiddenSize, gates = Cell switch { CellKind.Lstm => 4, CellKind.Gru => 3, _ => 1 };
        var first = gates * h * (columns + h + 2);
        var further = gates * h * (h + h + 2) * (NumLayers - 1);
        return first + further + h + 1;
    }

    /// <inheritdoc/>
    public override string ToString() => Key;
}
