namespace GearSweep.Training.Engines.Simd;

/// <summary>A value for each hidden unit of a block, in one row for each window.</summary>
/// <param name="first">The first row.</param>
/// <param name="stride">Floats from a row to the next; 0 where one row stands for all.</param>
internal readonly unsafe struct UnitRows(float* first, nint stride)
{
    /// <summary>The first row.</summary>
    public float* First => first;

    /// <summary>Floats from a row to the next.</summary>
    public nint Stride => stride;
}
