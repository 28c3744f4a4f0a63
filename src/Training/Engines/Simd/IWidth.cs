namespace GearSweep.Training.Engines.Simd;

/// <summary>A number of vectors that the compiler knows.</summary>
internal interface IWidth
{
    /// <summary>The number.</summary>
    static abstract int Vectors { get; }
}
