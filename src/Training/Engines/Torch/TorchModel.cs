using GearSweep.Shared.Configurations;
using GearSweep.Training.Series;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GearSweep.Training.Engines.Torch;

/// <summary>
/// The lecture's <c>Net</c> and one step of its training. Single layers are stacked here, since <c>nn.LSTM(dropout)</c>
/// draws from a generator that the whole process shares; for the same reason every parameter's values are set, and none
/// drawn, by us.
/// </summary>
internal sealed class TorchModel : IRecurrentModel
{
    private const int MostWindowsAtOnce = 1000,
        MostRowsAtOnce = 65_536;
    private readonly Configuration _configuration;
    private readonly ulong _seed;
    private readonly TorchWindows _train;
    private readonly int _columns;
    private readonly TorchLayer[] _layers;
    private readonly Linear _fc;
    private readonly Tensor[] _parameters;
    private readonly TorchAdam _adam;

    /// <summary>A model in its initial state.</summary>
    public TorchModel(Configuration configuration, ulong seed, Windows train)
    {
        (_configuration, _seed) = (configuration, seed);
        var hidden = configuration.HiddenSize;
        _train = new TorchWindows(train);
        _columns = train.Columns;
        _layers =
        [
            .. Enumerable
                .Range(0, configuration.NumLayers)
                .Select(layer => TorchLayer.Create(configuration.Cell, layer == 0 ? train.Columns : hidden, hidden)),
        ];
        _fc = nn.Linear(hidden, 1);
        _parameters = [.. _layers.SelectMany(layer => layer.Parameters), _fc.weight, _fc.bias!];
        _adam = new TorchAdam(_parameters, configuration);
        Restore(ModelState.Initial(configuration, seed, _columns));
    }

    /// <summary>Windows of a length that are predicted at once: fewer of long ones, which bounds the memory.</summary>
    public static int WindowsAtOnce(int length) => Math.Clamp(MostRowsAtOnce / length, 1, MostWindowsAtOnce);

    /// <inheritdoc/>
    public double LearningRate
    {
        get => _adam.LearningRate;
        set => _adam.LearningRate = value;
    }

    /// <inheritdoc/>
    public double TrainBatch(ReadOnlySpan<int> windows, int epoch, int batch)
    {
        using var scope = NewDisposeScope();
        var size = windows.Length;
        var index = _train.IndexOf(windows);
        var prediction = Forward(_train.Inputs.index_select(0, index), layer => Mask(size, epoch, batch, layer));
        var loss = nn.functional.mse_loss(prediction, _train.Targets.index_select(0, index));
        var gradients = autograd.grad([loss], _parameters);
        using (no_grad())
            _adam.Step(gradients.AsReadOnly());
        return loss.data<float>()[0]; // item() would read through a scalar that nothing keeps alive.
    }

    /// <inheritdoc/>
    public void Predict(Windows windows, Span<float> predictions)
    {
        using var inputs = new TorchWindows(windows);

        // Not no_grad(): with it libtorch 2.10 takes another LSTM of oneDNN, which computes wrong values on some
        // processors with AVX-512.
        Freeze(true);
        try
        {
            Predict(inputs, windows.Count, predictions);
        }
        finally
        {
            Freeze(false);
        }
    }

    private void Predict(TorchWindows inputs, int windows, Span<float> predictions)
    {
        var atOnce = WindowsAtOnce(_configuration.SequenceLength);
        for (var first = 0; first < windows; first += atOnce)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(atOnce, windows - first);
            Forward(inputs.Inputs.index_select(0, inputs.IndexOf(first, count)), mask: null)
                .data<float>()
                .CopyTo(predictions.Slice(first, count));
        }
    }

    /// <inheritdoc/>
    public ModelState Capture() =>
        new(_adam.Steps, Copy(_parameters), Copy(_adam.FirstMoments), Copy(_adam.SecondMoments));

    /// <inheritdoc/>
    public float[][] CaptureWeights() => Copy(_parameters);

    /// <inheritdoc/>
    public void Restore(ModelState state)
    {
        state.Require(_configuration, _columns);
        Set(_parameters, state.Weights);
        Set(_adam.FirstMoments, state.FirstMoments);
        Set(_adam.SecondMoments, state.SecondMoments);
        _adam.Steps = state.Step;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _adam.Dispose();
        _fc.Dispose();
        foreach (var layer in _layers)
            layer.Dispose();
        _train.Dispose();
    }

    /// <summary>
    /// x (batch × L × columns) ↦ ŷ (batch × 1): the layers, the last one's last hidden state, the linear layer.
    /// </summary>
    private Tensor Forward(Tensor x, Func<int, Tensor>? mask)
    {
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            x = _layers[layer].Forward(x);
            if (mask is not null && layer < MaskedLayers.For(_configuration))
                x = x.mul(mask(layer));
        }

        return _fc.call(x.select(1, -1));
    }

    private Tensor Mask(int batchSize, int epoch, int batch, int layer)
    {
        var mask = new float[checked(batchSize * _configuration.SequenceLength * _configuration.HiddenSize)];
        RandomStream.DropoutMask(_seed, epoch, batch, layer, _configuration.Dropout, mask);
        return tensor(mask, [batchSize, _configuration.SequenceLength, _configuration.HiddenSize]);
    }

    /// <summary>Whether the parameters ask for no gradients, so that no graph is kept.</summary>
    private void Freeze(bool frozen)
    {
        foreach (var parameter in _parameters)
            parameter.requires_grad = !frozen;
    }

    private static float[][] Copy(IEnumerable<Tensor> tensors) => [.. tensors.Select(t => t.data<float>().ToArray())];

    private static void Set(IReadOnlyList<Tensor> tensors, float[][] values)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        for (var i = 0; i < values.Length; i++)
            tensors[i].copy_(tensor(values[i], tensors[i].shape));
    }
}
