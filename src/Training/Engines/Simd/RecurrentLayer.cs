using System.Runtime.CompilerServices;
using GearSweep.Shared.Configurations;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// One recurrent layer through time, forward and backward: a = W_ih·x + b_ih + W_hh·h′ + b_hh for the gates of each
/// block of hidden units, then the cell. The first states are zero, and products with them are not computed.
/// </summary>
internal sealed unsafe class RecurrentLayer<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly RecurrentShape _shape;
    private readonly ModelMemory _memory;
    private readonly IRecurrentCell _cell;
    private readonly int _inputs;
    private readonly int _panel;
    private readonly float* _weights;
    private readonly LayerBiases<TLanes, TVector> _biases;
    private readonly float* _gates;
    private readonly float* _hidden;
    private readonly float* _above;
    private readonly float* _after;
    private readonly WeightGradients<TLanes, TVector> _weightGradients;

    /// <summary>Takes its part of the memory.</summary>
    /// <param name="shape">The model's shape.</param>
    /// <param name="layer">The layer's number, from 0.</param>
    /// <param name="memory">What the layers share.</param>
    /// <param name="weights">Its parameters.</param>
    /// <param name="gradients">Their gradients.</param>
    public RecurrentLayer(RecurrentShape shape, int layer, ModelMemory memory, float* weights, float* gradients)
    {
        _shape = shape;
        _memory = memory;
        _weights = weights;
        _inputs = shape.Inputs(layer);
        _panel = shape.Panel(layer);
        _gates = memory.Arena.Take(shape.Gates);
        _cell = shape.Cell switch
        {
            CellKind.Lstm => new LstmCell<TLanes, TVector>(shape, memory),
            CellKind.Gru => new GruCell<TLanes, TVector>(shape, memory),
            _ => new RnnCell<TLanes, TVector>(shape),
        };
        _hidden = memory.Arena.Take(shape.Steps);
        if (layer < shape.Layers - 1)
            _above = memory.Arena.Take(shape.Steps);
        _after = memory.Arena.Take(shape.Time);
        _biases = new(shape, layer, memory.Arena, weights, gradients);
        _weightGradients = new(shape, layer, memory, _gates, gradients);
    }

    /// <summary>δh of the last time, rows × H; before <see cref="Backward"/>, for the layer on top.</summary>
    public float* LastHiddenError => _after;

    private nint TimeStep => (nint)_shape.Time;

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
        _biases.Add();
        var operands = stackalloc Operand[2];
        for (var time = 0; time < _shape.Length; time++)
        {
            operands[0] = input.At(time);
            var count = 1;
            if (time > 0)
                operands[count++] = new Operand(Hidden(time - 1), _memory.HiddenRows, _shape.PaddedHidden);
            for (var block = 0; block < _shape.Blocks; block++)
            {
                var gates = Gates(block, time);
                SumGates(operands, count, rows, block, input.Skipped, gates);
                _cell.Forward(rows, block, time, gates, HiddenBefore(block, time), HiddenOf(block, time));
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
    public void Backward(int rows, LayerInput input, bool isTop, RecurrentLayer<TLanes, TVector>? below)
    {
        _biases.ClearErrors();
        if (!isTop)
            new Span<float>(_after, rows * _shape.PaddedHidden).Clear();
        Transposition.Fill(_weights + (nint)_inputs * _shape.PanelRow, _panel, _shape, _memory.Transposed);
        var timesAtOnce = WeightGradients<TLanes, TVector>.TimesAtOnce(rows);
        var hidden = new LayerInput(_hidden, _memory.HiddenRows, TimeStep, skipped: 0, _shape.PaddedHidden);
        for (var time = _shape.Length - 1; time >= 0; time--)
        {
            for (var block = 0; block < _shape.Blocks; block++)
                CellBackward(rows, block, time, isTop);
            if (time > 0)
                MultiplyErrors(rows, time, _shape.HiddenOffset, _after);
            if (time % timesAtOnce == 0)
                _weightGradients.Add(rows, time, Math.Min(timesAtOnce, _shape.Length - time), input, hidden);
        }

        _biases.StoreGradients();
        if (below is null)
            return;

        Transposition.Fill(_weights, _panel, _shape, _memory.Transposed);
        for (var time = 0; time < _shape.Length; time++)
            MultiplyErrors(rows, time, offset: 0, below.ErrorFromAbove(time));
    }

    private float* Gates(int block, int time) =>
        _gates + ((nint)block * _shape.Length + time) * _shape.Rows * _shape.GateRow;

    private UnitRows HiddenOf(int block, int time) =>
        new(Hidden(time) + block * _shape.BlockUnits, _shape.PaddedHidden);

    private UnitRows HiddenBefore(int block, int time) =>
        time == 0 ? new UnitRows(_memory.Zeros, 0) : HiddenOf(block, time - 1);

    /// <summary>
    /// In one product where input and hidden state feed the same sums; else in two, the second of which goes on with
    /// what they share.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumGates(Operand* operands, int count, int rows, int block, int skipped, float* gates)
    {
        float* panel = _weights + (nint)block * _panel,
            biases = _biases.Sums(block);
        nint row = _shape.GateRow,
            offset = _shape.HiddenOffset;
        var fed = panel + (nint)skipped * _shape.PanelRow;
        if (offset == 0)
        {
            Products<TLanes, TVector>.Multiply(
                _shape.Layout.PanelVectors,
                operands,
                count,
                rows,
                fed,
                biases,
                gates,
                row
            );
            return;
        }

        Product3<TLanes, TVector>.Multiply(operands, 1, rows, fed, biases, 0, gates, row);
        Copy(rows, biases + _shape.PanelRow, gates + _shape.PanelRow, row);
        if (count > 1)
            Product3<TLanes, TVector>.Multiply(
                operands + 1,
                1,
                rows,
                panel + (nint)_inputs * _shape.PanelRow,
                gates + offset,
                row,
                gates + offset,
                row
            );
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(int rows, float* vector, float* to, nint stride)
    {
        var value = TLanes.Load(vector);
        for (var row = 0; row < rows; row++, to += stride)
            TLanes.Store(value, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CellBackward(int rows, int block, int time, bool isTop)
    {
        var units = block * _shape.BlockUnits;
        _cell.Backward(
            rows,
            block,
            time,
            Gates(block, time),
            HiddenBefore(block, time),
            HiddenOf(block, time),
            isTop ? new UnitRows(_memory.Zeros, 0) : new UnitRows(ErrorFromAbove(time) + units, _shape.PaddedHidden),
            new UnitRows(_after + units, _shape.PaddedHidden),
            _biases.Errors(block)
        );
    }

    /// <summary>
    /// Result = δa · W for the gates' errors δa at a time, from an offset in each row on, and the weights that
    /// <see cref="ModelMemory.Transposed"/> holds.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplyErrors(int rows, int time, int offset, float* result)
    {
        var operands = stackalloc Operand[_shape.Blocks];
        for (var block = 0; block < _shape.Blocks; block++)
            operands[block] = new Operand(Gates(block, time) + offset, _memory.GateRows, _shape.PanelRow);

        var depth = (nint)_shape.Blocks * _shape.PanelRow;
        for (var column = 0; column < _shape.PaddedHidden; )
        {
            var vectors = Transposition.Vectors(_shape, column);
            Products<TLanes, TVector>.Multiply(
                vectors,
                operands,
                _shape.Blocks,
                rows,
                _memory.Transposed + column * depth,
                _memory.Zeros,
                result + column,
                _shape.PaddedHidden
            );
            column += vectors * TLanes.Count;
        }
    }
}
