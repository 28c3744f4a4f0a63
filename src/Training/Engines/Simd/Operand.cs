namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// A left factor of a product, wherever its rows lie: row i has <see cref="Count"/> floats from <see cref="First"/> +
/// <see cref="Offsets"/>[i] on.
/// </summary>
internal unsafe struct Operand(float* first, int* offsets, nint count)
{
    /// <summary>What the offsets count from.</summary>
    public readonly float* First = first;

    /// <summary>Floats from there to each row.</summary>
    public readonly int* Offsets = offsets;

    /// <summary>Floats of a row that take part.</summary>
    public readonly nint Count = count;
}
