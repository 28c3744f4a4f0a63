namespace GearSweep.Training.Engines.Simd;

/// <summary>Rows of three vectors.</summary>
internal readonly struct ThreeVectors : IWidth
{
    /// <inheritdoc/>
    public static int Vectors => 3;
}
