using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// One LSTM layer (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000, as PyTorch's
/// <c>nn.LSTM</c> has it), through time forward and backward: a = W_ih·x + b_ih + W_hh·h′ + b_hh for the gates of each
/// block of hidden units, then the cell. The first hidden and cell states are zero, and products with them are not
/// computed.
/// </summary>
internal sealed unsafe class LstmLayer<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly LstmShape _shape;
    private readonly ModelMemory _memory;
    private readonly int _inputs;
    private readonly int _panel;
    private readonly float* _weights;
    private readonly float* _gradients;
    private readonly float* _biases;
    private readonly float* _gates;
    private readonly float* _cells;
    private readonly float* _squashed;
    private readonly float* _hidden;
    private readonly float* _above;
    private readonly float* _after;
    private readonly float* _cellErrors;
    private readonly WeightGradients<TLanes, TVector> _weightGradients;

    /// <summary>Takes its part of the memory.</summary>
    /// <param name="shape">The model's shape.</param>
    /// <param name="layer">The layer's number, from 0.</param>
    /// <param name="memory">What the layers share.</param>
    /// <param name="weights">Its parameters.</param>
    /// <param name="gradients">Their gradients.</param>
    public LstmLayer(LstmShape shape, int layer, ModelMemory memory, float* weights, float* gradients)
    {
        _shape = shape;
        _memory = memory;
        _weights = weights;
        _gradients = gradients;
        _inputs = shape.Inputs(layer);
        _panel = shape.Panel(layer);
        _gates = memory.Arena.Take(4 * shape.Steps);
        _cells = memory.Arena.Take(shape.Steps);
        _squashed = memory.Arena.Take(shape.Steps);
        _hidden = memory.Arena.Take(shape.Steps);
        if (layer < shape.Layers - 1)
            _above = memory.Arena.Take(shape.Steps);
        _after = memory.Arena.Take((long)shape.Rows * shape.PaddedHidden);
        _cellErrors = memory.Arena.Take((long)shape.Rows * shape.PaddedHidden);
        _biases = memory.Arena.Take(4L * shape.PaddedHidden);
        _weightGradients = new(shape, layer, memory, _gates, gradients);
    }

    /// <summary>δh of the last time, rows × H; before <see cref="Backward"/>, for the layer on top.</summary>
    public float* LastHiddenError => _after;

    private static int Width => TLanes.Count;

    private nint TimeStep => (nint)_shape.Rows * _shape.PaddedHidden;

    /// <summary>h at a time, rows × H.</summary>
    public float* Hidden(int time) => _hidden + time * TimeStep;

    /// <summary>δh at a time from the layer above, rows × H.</summary>
    public float* ErrorFromAbove(int time) => _above + time * TimeStep;

    /// <summary>Computes h at all times.</summary>
    /// <param name="rows">Windows.</param>
    /// <param name="input">What feeds the layer.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(int rows, LayerInput input)
    {
        AddBiases();
        var operands = stackalloc Operand[2];
        for (var time = 0; time < _shape.Length; time++)
        {
            operands[0] = input.At(time);
            var count = 1;
            if (time > 0)
                operands[count++] = HiddenOperand(time - 1);
            for (var block = 0; block < _shape.Blocks; block++)
            {
                var gates = Gates(block, time);
                var panel = _weights + (nint)block * _panel + input.Skipped * _shape.GateRow;
                Product4<TLanes, TVector>.Multiply(
                    operands,
                    count,
                    rows,
                    panel,
                    _biases + block * _shape.GateRow,
                    gates,
                    _shape.GateRow
                );
                LstmCell<TLanes, TVector>.Forward(
                    rows,
                    gates,
                    CellBefore(block, time),
                    At(_cells, block, time),
                    At(_squashed, block, time),
                    Hidden(time) + block * Width,
                    _shape.PaddedHidden
                );
            }
        }
    }

    /// <summary>Adds the weights' gradients, and computes the errors of what fed the layer.</summary>
    /// <param name="rows">Windows.</param>
    /// <param name="input">What fed the layer.</param>
    /// <param name="isTop">Whether its error is in <see cref="LastHiddenError"/>, and else in
    /// <see cref="ErrorFromAbove"/>.</param>
    /// <param name="below">The layer whose hidden states fed it; <see langword="null"/> for the first layer.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(int rows, LayerInput input, bool isTop, LstmLayer<TLanes, TVector>? below)
    {
        new Span<float>(_cellErrors, _shape.Rows * _shape.PaddedHidden).Clear();
        if (!isTop)
            new Span<float>(_after, rows * _shape.PaddedHidden).Clear();
        Transposition.Fill(_weights + _inputs * _shape.GateRow, _panel, _shape, _memory.Transposed);
        var timesAtOnce = WeightGradients<TLanes, TVector>.TimesAtOnce(rows);
        var hidden = new LayerInput(_hidden, _memory.HiddenRows, TimeStep, skipped: 0, _shape.PaddedHidden);
        for (var time = _shape.Length - 1; time >= 0; time--)
        {
            for (var block = 0; block < _shape.Blocks; block++)
                CellBackward(rows, block, time, isTop);
            if (time > 0)
                MultiplyTransposed(rows, time, _after);
            if (time % timesAtOnce == 0)
                _weightGradients.Add(rows, time, Math.Min(timesAtOnce, _shape.Length - time), input, hidden);
        }

        CopyBiasGradients();
        if (below is null)
            return;

        Transposition.Fill(_weights, _panel, _shape, _memory.Transposed);
        for (var time = 0; time < _shape.Length; time++)
            MultiplyTransposed(rows, time, below.ErrorFromAbove(time));
    }

    private float* Gates(int block, int time) =>
        _gates + ((nint)block * _shape.Length + time) * _shape.Rows * _shape.GateRow;

    private float* At(float* states, int block, int time) =>
        states + ((nint)block * _shape.Length + time) * _shape.Rows * Width;

    private float* CellBefore(int block, int time) => time == 0 ? _memory.Zeros : At(_cells, block, time - 1);

    private Operand HiddenOperand(int time) => new(Hidden(time), _memory.HiddenRows, _shape.PaddedHidden);

    private void AddBiases()
    {
        float* ih = _weights + (nint)_shape.Blocks * _panel,
            hh = ih + 4 * _shape.PaddedHidden;
        for (var i = 0; i < 4 * _shape.PaddedHidden; i += Width)
            TLanes.Store(TLanes.Add(TLanes.Load(ih + i), TLanes.Load(hh + i)), _biases + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CellBackward(int rows, int block, int time, bool isTop)
    {
        var above = isTop ? _memory.Zeros : ErrorFromAbove(time) + block * Width;
        nint aboveStride = isTop ? 0 : _shape.PaddedHidden;
        var biasErrors = _gradients + (nint)_shape.Blocks * _panel + block * _shape.GateRow;
        LstmCell<TLanes, TVector>.Backward(
            rows,
            Gates(block, time),
            CellBefore(block, time),
            At(_squashed, block, time),
            above,
            aboveStride,
            _after + block * Width,
            _shape.PaddedHidden,
            _cellErrors + (nint)block * _shape.Rows * Width,
            biasErrors
        );
    }

    /// <summary>
    /// Result = δa · W for the gates' errors δa at a time, and the weights that <see cref="ModelMemory.Transposed"/>
    /// holds.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplyTransposed(int rows, int time, float* result)
    {
        var operands = stackalloc Operand[_shape.Blocks];
        for (var block = 0; block < _shape.Blocks; block++)
            operands[block] = new Operand(Gates(block, time), _memory.GateRows, _shape.GateRow);

        nint depth = 4 * _shape.PaddedHidden,
            stride = _shape.PaddedHidden;
        for (var column = 0; column < _shape.PaddedHidden; )
        {
            var panel = _memory.Transposed + column * depth;
            var vectors = Transposition.Vectors(_shape, column);
            switch (vectors)
            {
                case 4:
                    Product4<TLanes, TVector>.Multiply(
                        operands,
                        _shape.Blocks,
                        rows,
                        panel,
                        _memory.Zeros,
                        result + column,
                        stride
                    );
                    break;
                case 2:
                    Product2<TLanes, TVector>.Multiply(
                        operands,
                        _shape.Blocks,
                        rows,
                        panel,
                        _memory.Zeros,
                        result + column,
                        stride
                    );
                    break;
                default:
                    Product1<TLanes, TVector>.Multiply(
                        operands,
                        _shape.Blocks,
                        rows,
                        panel,
                        _memory.Zeros,
                        result + column,
                        stride
                    );
                    break;
            }

            column += vectors * Width;
        }
    }

    private void CopyBiasGradients()
    {
        var ih = new Span<float>(_gradients + (nint)_shape.Blocks * _panel, 4 * _shape.PaddedHidden);
        ih.CopyTo(
            new Span<float>(
                _gradients + (nint)_shape.Blocks * _panel + 4 * _shape.PaddedHidden,
                4 * _shape.PaddedHidden
            )
        );
    }
}
