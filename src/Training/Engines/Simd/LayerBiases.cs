namespace GearSweep.Training.Engines.Simd;

/// <summary>What the biases b_ih and b_hh of a layer add to its gates, and their gradients.</summary>
internal sealed unsafe class LayerBiases<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly RecurrentShape _shape;
    private readonly float* _weights;
    private readonly float* _gradients;
    private readonly float* _sums;
    private readonly float* _errors;

    /// <summary>Takes its part of the memory.</summary>
    /// <param name="shape">The model's shape.</param>
    /// <param name="layer">The layer's number, from 0.</param>
    /// <param name="arena">The model's memory.</param>
    /// <param name="weights">The layer's parameters: panels, then a row of b_ih for each block, then those of
    /// b_hh.</param>
    /// <param name="gradients">Their gradients.</param>
    public LayerBiases(RecurrentShape shape, int layer, FloatArena arena, float* weights, float* gradients)
    {
        var panels = (nint)shape.Blocks * shape.Panel(layer);
        _shape = shape;
        _weights = weights + panels;
        _gradients = gradients + panels;
        _sums = arena.Take(shape.Biases);
        _errors = arena.Take(shape.Biases);
    }

    /// <summary>What a block's gates begin with.</summary>
    public float* Sums(int block) => _sums + block * _shape.GateRow;

    /// <summary>Σ δa of a block's gates, over windows and times.</summary>
    public float* Errors(int block) => _errors + block * _shape.GateRow;

    /// <summary>Makes the sums: gates that the input and the hidden state feed get both biases.</summary>
    public void Add()
    {
        new Span<float>(_sums, (int)_shape.Biases).Clear();
        for (var block = 0; block < _shape.Blocks; block++)
        {
            Add(_weights + block * _shape.PanelRow, Sums(block));
            Add(_weights + (_shape.Blocks + block) * _shape.PanelRow, Sums(block) + _shape.HiddenOffset);
        }
    }

    /// <summary>Before the way back.</summary>
    public void ClearErrors() => new Span<float>(_errors, (int)_shape.Biases).Clear();

    /// <summary>After it: each bias has the errors of the gates that it feeds.</summary>
    public void StoreGradients()
    {
        for (var block = 0; block < _shape.Blocks; block++)
        {
            var errors = new ReadOnlySpan<float>(Errors(block), _shape.GateRow);
            errors[.._shape.PanelRow].CopyTo(Gradients(block));
            errors[_shape.HiddenOffset..].CopyTo(Gradients(_shape.Blocks + block));
        }
    }

    private Span<float> Gradients(int row) => new(_gradients + row * _shape.PanelRow, _shape.PanelRow);

    private void Add(float* bias, float* sums)
    {
        for (nint i = 0; i < _shape.PanelRow; i += TLanes.Count)
            TLanes.Store(TLanes.Add(TLanes.Load(sums + i), TLanes.Load(bias + i)), sums + i);
    }
}
