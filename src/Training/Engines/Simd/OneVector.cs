namespace GearSweep.Training.Engines.Simd;

/// <summary>Rows of one vector.</summary>
internal readonly struct OneVector : IWidth
{
    /// <inheritdoc/>
    public static int Vectors => 1;
}
