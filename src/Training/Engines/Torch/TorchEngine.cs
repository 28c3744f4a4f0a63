using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Engines;
using GearSweep.Training.Failures;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines.Torch;

/// <summary>The reference: TorchSharp's <c>nn.LSTM</c>, <c>nn.GRU</c> and <c>nn.RNN</c> on the CPU.</summary>
/// <param name="check">Why libtorch cannot be loaded, as <see cref="TorchRuntime.Check"/> tells it.</param>
internal sealed class TorchEngine(Func<string?> check) : ITrainingEngine
{
    /// <summary>With this process' libtorch.</summary>
    public TorchEngine()
        : this(TorchRuntime.Check) { }

    /// <inheritdoc/>
    public string Name => EngineName.Torch;

    /// <inheritdoc/>
    public string Description => Name;

    /// <inheritdoc/>
    /// <remarks>
    /// What libtorch 2.10 has been seen to take for large models (peak resident memory, 83 to 95 % of this while
    /// training, 74 to 91 % while predicting more windows than a batch has): hidden states and their gradients, gates
    /// and workspaces of every layer, once more for the layer under way; masks as an array, a tensor and a product;
    /// weights, gradients, moments, what Adam makes of them, and the weights once more in oneDNN's order. Predictions
    /// keep each layer's hidden states, and what the layer under way needs.
    /// </remarks>
    public long Bytes(Configuration configuration, int columns = SegmentData.UsualColumns)
    {
        const int PerLayer = 8,
            UnderWay = 10,
            PerMask = 4,
            PerParameter = 8,
            Predicted = 6;
        var window = (long)configuration.SequenceLength * configuration.HiddenSize;
        var trained =
            configuration.BatchSize
            * window
            * (UnderWay + PerLayer * configuration.NumLayers + PerMask * MaskedLayers.For(configuration));
        var predicted =
            TorchModel.WindowsAtOnce(configuration.SequenceLength) * window * (Predicted + configuration.NumLayers);
        return sizeof(float) * (Math.Max(trained, predicted) + PerParameter * configuration.ParametersOf(columns));
    }

    /// <inheritdoc/>
    public bool IsFast(Configuration configuration) => true;

    /// <inheritdoc/>
    public IRecurrentModel Create(Configuration configuration, ulong seed, Windows train)
    {
        if (check() is { } cause)
            throw new SiloException(cause);
        TorchRuntime.UseOneThread();
        return new TorchModel(configuration, seed, train);
    }
}
