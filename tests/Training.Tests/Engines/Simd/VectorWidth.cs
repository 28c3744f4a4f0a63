using System.Runtime.Intrinsics;
using GearSweep.Shared.Configurations;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines.Simd;

/// <summary>The widths of vectors that <c>simd</c> is compiled for.</summary>
internal static class VectorWidth
{
    public static readonly int[] Bits = [128, 256, 512];

    public static TheoryData<int> All => [.. Bits];

    /// <summary>Every cell in every width.</summary>
    public static MatrixTheoryData<CellKind, int> AllCells => new(Enum.GetValues<CellKind>(), Bits);

    /// <summary>Those that this processor has.</summary>
    public static IEnumerable<int> Present => Bits.Where(IsPresent);

    /// <summary>Skips the test, with the reason, on a processor without such vectors.</summary>
    public static void SkipWhereMissing(int bits)
    {
        if (!IsPresent(bits))
            Assert.Skip($"This processor has no vectors of {bits} bits.");
    }

    /// <summary>A model between whose pieces of memory guards lie.</summary>
    public static (IRecurrentModel Model, FloatArena Arena) Guarded(
        int bits,
        Configuration configuration,
        Windows train
    )
    {
        switch (bits)
        {
            case 512:
                var wide = new SimdModel<Lanes512, Vector512<float>>(configuration, 1, train, isGuarded: true);
                return (wide, wide.Arena);
            case 256:
                var half = new SimdModel<Lanes256, Vector256<float>>(configuration, 1, train, isGuarded: true);
                return (half, half.Arena);
            default:
                var narrow = new SimdModel<Lanes128, Vector128<float>>(configuration, 1, train, isGuarded: true);
                return (narrow, narrow.Arena);
        }
    }

    private static bool IsPresent(int bits) =>
        bits switch
        {
            512 => Vector512.IsHardwareAccelerated,
            256 => Vector256.IsHardwareAccelerated,
            _ => Vector128.IsHardwareAccelerated,
        };
}
