using System.Runtime.CompilerServices;
using GearSweep.Shared.Configurations;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// The lecture's <c>Net</c> and one step of its training, without autograd: forward through the layers, the mean
/// squared error, backward through time (Werbos 1990), Adam. A step allocates nothing, and reads its windows where the
/// series lies. All that a batch calls is compiled in full at its first call
/// (<see cref="MethodImplOptions.AggressiveOptimization"/>): counted calls would take half as long again for the first
/// dozen epochs of small models.
/// </summary>
internal sealed unsafe class SimdModel<TLanes, TVector> : IRecurrentModel
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly Configuration _configuration;
    private readonly ulong _seed;
    private readonly RecurrentShape _shape;
    private readonly ModelMemory _memory;
    private readonly RecurrentLayer<TLanes, TVector>[] _layers;
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
    /// <param name="configuration">What to make.</param>
    /// <param name="seed">The trial's seed.</param>
    /// <param name="train">The windows that are trained on.</param>
    /// <param name="isGuarded">See <see cref="FloatArena(long, bool)"/>.</param>
    public SimdModel(Configuration configuration, ulong seed, Windows train, bool isGuarded = false)
    {
        (_configuration, _seed, LearningRate) = (configuration, seed, configuration.LearningRate);
        _shape = new RecurrentShape(configuration, TLanes.Count, train.Columns);
        _shape.Require(train);
        _parameters = checked((int)_shape.Parameters);
        _memory = new ModelMemory(_shape, isGuarded);
        try
        {
            _weights = _memory.Arena.Take(_parameters);
            _gradients = _memory.Arena.Take(_parameters);
            _firstMoments = _memory.Arena.Take(_parameters);
            _secondMoments = _memory.Arena.Take(_parameters);
            _layers = new RecurrentLayer<TLanes, TVector>[_shape.Layers];
            for (var layer = 0; layer < _layers.Length; layer++)
            {
                _layers[layer] = new(_shape, layer, _memory, _weights + _output, _gradients + _output);
                _output += (nint)_shape.LayerParameters(layer);
            }

            _dropouts = _shape.HasDropout
                ?
                [
                    .. Enumerable
                        .Range(0, _shape.Layers - 1)
                        .Select(layer => new DropoutLayer<TLanes, TVector>(_shape, layer, _memory.Arena)),
                ]
                : [];
            _train = new PinnedWindows(train);
            Restore(ModelState.Initial(configuration, seed, _shape.Columns));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The model's memory.</summary>
    public FloatArena Arena => _memory.Arena;

    private RecurrentLayer<TLanes, TVector> Top => _layers[^1];

    /// <inheritdoc/>
    public double LearningRate { get; set; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double TrainBatch(ReadOnlySpan<int> windows, int epoch, int batch)
    {
        ObjectDisposedException.ThrowIf(_memory.Arena.IsClosed, this);
        var rows = windows.Length;
        ArgumentOutOfRangeException.ThrowIfZero(rows, nameof(windows));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, _shape.Rows, nameof(windows));
        var starts = _train.Starts;
        for (var row = 0; row < rows; row++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(
                (uint)windows[row],
                (uint)starts.Length,
                nameof(windows)
            );
            _memory.Windows[row] = starts[windows[row]] * _shape.Columns;
        }

        for (var layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer].Forward(rows, InputOf(layer, _train, isTraining: true));
            if (layer < _dropouts.Length)
                _dropouts[layer].Forward(_seed, epoch, batch, _configuration, rows, _layers[layer].Hidden(0));
        }

        new Span<float>(_gradients, _parameters).Clear();
        var loss = BackwardFromLoss(rows);
        for (var layer = _layers.Length - 1; layer >= 0; layer--)
        {
            var below = layer > 0 ? _layers[layer - 1] : null;
            _layers[layer]
                .Backward(rows, InputOf(layer, _train, isTraining: true), isTop: layer == _layers.Length - 1, below);
            if (layer > 0 && layer <= _dropouts.Length)
                _dropouts[layer - 1].Backward(rows, below!.ErrorFromAbove(0));
        }

        if (_configuration.GradientClip > 0)
            SimdAdam<TLanes, TVector>.Clip(_parameters, _configuration.GradientClip, _gradients);
        SimdAdam<TLanes, TVector>.Step(
            _parameters,
            ++_step,
            LearningRate,
            _configuration.WeightDecay,
            _weights,
            _gradients,
            _firstMoments,
            _secondMoments
        );
        GC.KeepAlive(this); // Else its memory could be freed as soon as its fields have been read for the last time.
        return loss;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Predict(Windows windows, Span<float> predictions)
    {
        ObjectDisposedException.ThrowIf(_memory.Arena.IsClosed, this);
        _shape.Require(windows);
        ArgumentOutOfRangeException.ThrowIfLessThan(predictions.Length, windows.Count, nameof(predictions));
        using var pinned = new PinnedWindows(windows);
        for (var first = 0; first < windows.Count; first += _shape.Rows)
        {
            var rows = Math.Min(_shape.Rows, windows.Count - first);
            for (var row = 0; row < rows; row++)
                _memory.Windows[row] = windows.Starts[first + row] * _shape.Columns;
            for (var layer = 0; layer < _layers.Length; layer++)
                _layers[layer].Forward(rows, InputOf(layer, pinned, isTraining: false));
            for (var row = 0; row < rows; row++)
                predictions[first + row] = PredictionOf(row);
        }

        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public ModelState Capture() => new(_step, CaptureWeights(), Unpacked(_firstMoments), Unpacked(_secondMoments));

    /// <inheritdoc/>
    public float[][] CaptureWeights() => Unpacked(_weights);

    /// <inheritdoc/>
    public void Restore(ModelState state)
    {
        ObjectDisposedException.ThrowIf(_memory.Arena.IsClosed, this);
        state.Require(_configuration, _shape.Columns);
        ParameterPacking.Pack(state.Weights, _shape, _weights);
        ParameterPacking.Pack(state.FirstMoments, _shape, _firstMoments);
        ParameterPacking.Pack(state.SecondMoments, _shape, _secondMoments);
        _step = state.Step;
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _train?.Dispose();
        _memory.Dispose();
    }

    private LayerInput InputOf(int layer, PinnedWindows windows, bool isTraining)
    {
        if (layer == 0)
        {
            var skipped = windows.ZeroColumns;
            return new LayerInput(
                windows.Rows + skipped,
                _memory.Windows,
                _shape.Columns,
                skipped,
                _shape.Columns - skipped
            );
        }

        var below =
            isTraining && layer <= _dropouts.Length ? _dropouts[layer - 1].Masked : _layers[layer - 1].Hidden(0);
        return new LayerInput(
            below,
            _memory.HiddenRows,
            (nint)_shape.Rows * _shape.PaddedHidden,
            skipped: 0,
            _shape.PaddedHidden
        );
    }

    private float* LastHidden(int row) => Top.Hidden(_shape.Length - 1) + (nint)row * _shape.PaddedHidden;

    private float PredictionOf(int row) =>
        OutputLayer<TLanes, TVector>.Predict(LastHidden(row), _weights + _output, _shape.PaddedHidden);

    /// <summary>The mean of (ŷ − y)² over the batch, whose derivative by ŷ is 2 (ŷ − y) / rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double BackwardFromLoss(int rows)
    {
        double sum = 0;
        for (var row = 0; row < rows; row++)
        {
            var start = (nint)_memory.Windows[row] / _shape.Columns;
            var difference = PredictionOf(row) - _train.Targets[start * _train.TargetStride];
            sum += (double)difference * difference;
            OutputLayer<TLanes, TVector>.Backward(
                2 * difference / rows,
                LastHidden(row),
                _weights + _output,
                _gradients + _output,
                Top.LastHiddenError + (nint)row * _shape.PaddedHidden,
                _shape.PaddedHidden
            );
        }

        return sum / rows;
    }

    private float[][] Unpacked(float* packed)
    {
        ObjectDisposedException.ThrowIf(_memory.Arena.IsClosed, this);
        float[][] values =
        [
            .. ParameterShape.For(_configuration, _shape.Columns).Select(parameter => new float[parameter.Length]),
        ];
        ParameterPacking.Unpack(packed, _shape, values);
        GC.KeepAlive(this);
        return values;
    }
}
