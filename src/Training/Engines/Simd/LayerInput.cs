namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// What feeds a layer, where it lies: the columns of the series' rows, or the hidden states of the layer below.
/// </summary>
/// <param name="first">The first value that takes part, of row 0 at t = 0.</param>
/// <param name="offsets">Floats from there to each window.</param>
/// <param name="step">Floats from a time to the next.</param>
/// <param name="skipped">Values at the front of each row that are zero in all rows, and are left out.</param>
/// <param name="count">Values that take part.</param>
internal readonly unsafe struct LayerInput(float* first, int* offsets, nint step, int skipped, int count)
{
    /// <summary>Values at the front that are left out, and with them so many rows of each panel.</summary>
    public int Skipped => skipped;

    /// <summary>Values that take part.</summary>
    public int Count => count;

    /// <summary>Floats from a time to the next.</summary>
    public nint Step => step;

    /// <summary>The input at a time.</summary>
    public Operand At(int time) => new(first + time * step, offsets, count);
}
