using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// The lecture's <c>Net</c> and one step of its training, without autograd: forward through the layers, the mean squared error, backward through time
/// (Werbos 1990), Adam. A step allocates nothing, and reads its windows where the series lies.
/// </summary>
internal sealed unsafe class SimdModel<TLanes, TVector> : IRecurrentModel
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly Configuration _configuration;
    private readonly ulong _seed;
    private readonly LstmShape _shape;
    private readonly ModelMemory _memory;
    private readonly LstmLayer<TLanes, TVector>[] _layers;
    private readonly DropoutLayer<TLanes, TVector>[] _dropouts;
    private readonly PinnedWindows _train;
    private readonly float* _weights;
    private readonly float* _gradients;
    private readonly float* _firstMoments;
    private readonly float* _secondMoments;
    private readonly int _parameters;
    private readonly nint _output;
    private long _step;

    /// <summary>A model in its initial state.</summary>
    public SimdModel(Configuration configuration, ulong seed, Windows train)
    {
        (_configuration, _seed) = (configuration, seed);
        _shape = new LstmShape(configuration, TLanes.Count);
        _memory = new ModelMemory(_shape);
        _parameters = checked((int)_shape.Parameters);
        _weights = _memory.Arena.Take(_parameters);
        _gradients = _memory.Arena.Take(_parameters);
        _firstMoments = _memory.Arena.Take(_parameters);
        _secondMoments = _memory.Arena.Take(_parameters);
        _layers = new LstmLayer<TLanes, TVector>[_shape.Layers];
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer] = new(_shape, layer, _memory, _weights + _output, _gradients + _output);
            _output += (nint)_shape.LayerParameters(layer);
        }

        _dropouts = _shape.HasDropout ? [.. Enumerable.Range(0, _shape.Layers - 1).Select(l => new DropoutLayer<TLanes, TVector>(_shape, l, _memory.Arena))] : [];
        _train = new PinnedWindows(train);
        Restore(ModelState.Initial(configuration, seed));
    }

    private LstmLayer<TLanes, TVector> Top => _layers[^1];

    /// <inheritdoc/>
    public double TrainBatch(ReadOnlySpan<int> windows, int epoch, int batch)
    {
        var rows = windows.Length;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, _shape.Rows);
        for (var row = 0; row < rows; row++) _memory.Windows[row] = windows[row] * SegmentData.Columns;

        for (var layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer].Forward(rows, InputOf(layer, _train, isTraining: true));
            if (layer < _dropouts.Length) _dropouts[layer].Forward(_seed, epoch, batch, _configuration, rows, _layers[layer].Hidden(0));
        }

        new Span<float>(_gradients, _parameters).Clear();
        var loss = BackwardFromLoss(rows);
        for (var layer = _layers.Length - 1; layer >= 0; layer--)
        {
            var below = layer > 0 ? _layers[layer - 1] : null;
            _layers[layer].Backward(rows, InputOf(layer, _train, isTraining: true), isTop: layer == _layers.Length - 1, below);
            if (layer > 0 && layer <= _dropouts.Length) _dropouts[layer - 1].Backward(rows, below!.ErrorFromAbove(0));
        }

        SimdAdam<TLanes, TVector>.Step(_parameters, ++_step, _configuration.LearningRate, _weights, _gradients, _firstMoments, _secondMoments);
        return loss;
    }

    /// <inheritdoc/>
    public void Predict(Windows windows, Span<float> predictions)
    {
        using var pinned = new PinnedWindows(windows);
        for (var first = 0; first < windows.Count; first += _shape.Rows)
        {
            var rows = Math.Min(_shape.Rows, windows.Count - first);
            for (var row = 0; row < rows; row++) _memory.Windows[row] = (first + row) * SegmentData.Columns;
            for (var layer = 0; layer < _layers.Length; layer++) _layers[layer].Forward(rows, InputOf(layer, pinned, isTraining: false));
            for (var row = 0; row < rows; row++) predictions[first + row] = PredictionOf(row);
        }
    }

    /// <inheritdoc/>
    public ModelState Capture() => new(_step, Unpacked(_weights), Unpacked(_firstMoments), Unpacked(_secondMoments));

    /// <inheritdoc/>
    public void Restore(ModelState state)
    {
        state.Require(_configuration);
        LstmPacking.Pack(state.Weights, _shape, _weights);
        LstmPacking.Pack(state.FirstMoments, _shape, _firstMoments);
        LstmPacking.Pack(state.SecondMoments, _shape, _secondMoments);
        _step = state.Step;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _train.Dispose();
        _memory.Dispose();
    }

    private LayerInput InputOf(int layer, PinnedWindows windows, bool isTraining)
    {
        if (layer == 0)
        {
            var skipped = windows.ZeroColumns;
            return new LayerInput(windows.Rows + skipped, _memory.Windows, SegmentData.Columns, skipped, SegmentData.Columns - skipped);
        }

        var below = isTraining && layer <= _dropouts.Length ? _dropouts[layer - 1].Masked : _layers[layer - 1].Hidden(0);
        return new LayerInput(below, _memory.HiddenRows, (nint)_shape.Rows * _shape.PaddedHidden, skipped: 0, _shape.PaddedHidden);
    }

    private float* LastHidden(int row) => Top.Hidden(_shape.Length - 1) + (nint)row * _shape.PaddedHidden;

    private float PredictionOf(int row) => OutputLayer<TLanes, TVector>.Predict(LastHidden(row), _weights + _output, _shape.PaddedHidden);

    /// <summary>The mean of (ŷ − y)² over the batch, whose derivative by ŷ is 2 (ŷ − y) / rows.</summary>
    private double BackwardFromLoss(int rows)
    {
        double sum = 0;
        for (var row = 0; row < rows; row++)
        {
            var target = _train.Rows[_memory.Windows[row] + _shape.Length * SegmentData.Columns + SegmentData.TargetColumn];
            var difference = PredictionOf(row) - target;
            sum += (double)difference * difference;
            OutputLayer<TLanes, TVector>.Backward(
                2 * difference / rows, LastHidden(row), _weights + _output, _gradients + _output, Top.LastHiddenError + (nint)row * _shape.PaddedHidden,
                _shape.PaddedHidden);
        }

        return sum / rows;
    }

    private float[][] Unpacked(float* packed)
    {
        float[][] values = [.. ParameterShape.Of(_configuration).Select(parameter => new float[parameter.Length])];
        LstmPacking.Unpack(packed, _shape, values);
        return values;
    }
}
