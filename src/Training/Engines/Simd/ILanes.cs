namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// Arithmetic on vectors of floats of one width, so that every kernel is written once: the compiler makes its own code
/// of it for each width. All operations round as IEEE 754 says and do the same on every machine with that width.
/// </summary>
/// <typeparam name="TVector">The vector of the machine.</typeparam>
internal unsafe interface ILanes<TVector>
    where TVector : struct
{
    /// <summary>Floats in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>
    /// Whether 24 sums, 4 factors and a product's scalar fit into registers (32 of them) or only 8 sums do (16).
    /// </summary>
    static abstract bool HasManyRegisters { get; }

    /// <summary>The floats from an address on.</summary>
    static abstract TVector Load(float* address);

    /// <summary>Writes the floats from an address on.</summary>
    static abstract void Store(TVector value, float* address);

    /// <summary>The same float in every lane.</summary>
    static abstract TVector Create(float value);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a − b.</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a · b.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a / b.</summary>
    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>a · b + c, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>The value, between −limit and limit; NaN stays NaN.</summary>
    static abstract TVector Clamp(TVector value, TVector limit);

    /// <summary>√value.</summary>
    static abstract TVector SquareRoot(TVector value);

    /// <summary>
    /// The value times 2ⁿ, where n is the whole number in the last nine bits of <paramref name="bits"/>; both must be
    /// normal numbers.
    /// </summary>
    static abstract TVector AddToExponent(TVector value, TVector bits);

    /// <summary>The sum of all lanes.</summary>
    static abstract float Sum(TVector value);
}
