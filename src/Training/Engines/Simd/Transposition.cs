using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// A layer's weights the other way round, for errors on their way back: panels of four vectors of hidden units (then of
/// two, then one for what is left), with one row for each gate of each unit that they feed, in the order in which a
/// block's gates lie.
/// </summary>
internal static unsafe class Transposition
{
    /// <summary>How many vectors the panel that begins with a hidden unit is wide.</summary>
    public static int Vectors(RecurrentShape shape, int unit) =>
        ((shape.PaddedHidden - unit) / shape.Lanes) switch
        {
            >= 4 => 4,
            >= 2 => 2,
            _ => 1,
        };

    /// <summary>Transposes.</summary>
    /// <param name="weights">The first block's panel, from the row of the first unit on.</param>
    /// <param name="panel">Floats from a block's panel to the next one's.</param>
    /// <param name="shape">The model's shape.</param>
    /// <param name="transposed">Receives the panels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(float* weights, nint panel, RecurrentShape shape, float* transposed)
    {
        for (var unit = 0; unit < shape.PaddedHidden; )
        {
            var width = Vectors(shape, unit) * shape.Lanes;
            for (var block = 0; block < shape.Blocks; block++)
            {
                var from = weights + block * panel + (nint)unit * shape.PanelRow;
                Transpose(from, width, shape.PanelRow, transposed + (nint)block * shape.PanelRow * width);
            }

            transposed += (long)shape.Blocks * shape.PanelRow * width;
            unit += width;
        }
    }

    /// <summary>In blocks of 4 × 4, which go through registers; sizes are whole multiples of 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(float* from, nint rows, nint columns, float* to)
    {
        for (nint row = 0; row < rows; row += 4)
        {
            var source = from + row * columns;
            var target = to + row;
            for (nint column = 0; column < columns; column += 4, source += 4, target += 4 * rows)
            {
                Vector128<float> a = Vector128.Load(source),
                    b = Vector128.Load(source + columns);
                Vector128<float> c = Vector128.Load(source + 2 * columns),
                    d = Vector128.Load(source + 3 * columns);
                Vector128<float> ab = LowPairs(a, b),
                    cd = LowPairs(c, d),
                    abHigh = HighPairs(a, b),
                    cdHigh = HighPairs(c, d);
                LowHalves(ab, cd).Store(target);
                HighHalves(ab, cd).Store(target + rows);
                LowHalves(abHigh, cdHigh).Store(target + 2 * rows);
                HighHalves(abHigh, cdHigh).Store(target + 3 * rows);
            }
        }
    }

    /// <summary>a₀ b₀ a₁ b₁.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LowPairs(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    /// <summary>a₂ b₂ a₃ b₃.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> HighPairs(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);

    /// <summary>a₀ a₁ b₀ b₁.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LowHalves(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.MoveLowToHigh(a, b) : Vector128.Create(a.GetLower(), b.GetLower());

    /// <summary>a₂ a₃ b₂ b₃.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> HighHalves(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.MoveHighToLow(b, a) : Vector128.Create(a.GetUpper(), b.GetUpper());
}
