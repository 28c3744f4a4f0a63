namespace GearSweep.Training.Engines.Simd;

/// <summary>Rows of two vectors.</summary>
internal readonly struct TwoVectors : IWidth
{
    /// <inheritdoc/>
    public static int Vectors => 2;
}
