using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// Result += leftᵀ · right as <see cref="Gradient4{TLanes, TVector}"/> computes it, for results one, two or three
/// vectors wide: the compiler makes its own code of it for each width.
/// </summary>
internal static unsafe class NarrowGradient<TWidth, TLanes, TVector>
    where TWidth : struct, IWidth
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Adds to all rows of the result, one for each column of the left factor.</summary>
    /// <param name="left">The left factor in tiles.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">Rows of both factors at one time.</param>
    /// <param name="times">Times to sum over.</param>
    /// <param name="right">The right factor at the first time.</param>
    /// <param name="rightRow">Floats from a row of it to the next.</param>
    /// <param name="rightStep">Floats from there to the next time.</param>
    /// <param name="result">Rows of so many vectors, one after the other.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(
        float* left,
        nint columns,
        int rows,
        int times,
        float* right,
        nint rightRow,
        nint rightStep,
        float* result
    )
    {
        nint column = 0,
            depth = (nint)rows * times,
            row = TWidth.Vectors * TLanes.Count;
        for (; TLanes.HasManyRegisters && column + 6 <= columns; column += 6)
            Rows6(left + column * depth, rows, times, right, rightRow, rightStep, result + column * row);
        for (; TLanes.HasManyRegisters && column + 4 <= columns; column += 4)
            Rows4(left + column * depth, rows, times, right, rightRow, rightStep, result + column * row);
        for (; column + 2 <= columns; column += 2)
            Rows2(left + column * depth, rows, times, right, rightRow, rightStep, result + column * row);
        for (; column < columns; column++)
            Rows1(left + column * depth, rows, times, right, rightRow, rightStep, result + column * row);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows6(float* a, int rows, int times, float* right, nint rightRow, nint rightStep, float* result)
    {
        int w = TLanes.Count,
            width = TWidth.Vectors;
        nint row1 = w * width;
        TVector s00 = TLanes.Load(result),
            s01 = width > 1 ? TLanes.Load(result + w) : default,
            s02 = width > 2 ? TLanes.Load(result + 2 * w) : default;
        TVector s10 = TLanes.Load(result + row1),
            s11 = width > 1 ? TLanes.Load(result + row1 + w) : default,
            s12 = width > 2 ? TLanes.Load(result + row1 + 2 * w) : default;
        TVector s20 = TLanes.Load(result + 2 * row1),
            s21 = width > 1 ? TLanes.Load(result + 2 * row1 + w) : default,
            s22 = width > 2 ? TLanes.Load(result + 2 * row1 + 2 * w) : default;
        TVector s30 = TLanes.Load(result + 3 * row1),
            s31 = width > 1 ? TLanes.Load(result + 3 * row1 + w) : default,
            s32 = width > 2 ? TLanes.Load(result + 3 * row1 + 2 * w) : default;
        TVector s40 = TLanes.Load(result + 4 * row1),
            s41 = width > 1 ? TLanes.Load(result + 4 * row1 + w) : default,
            s42 = width > 2 ? TLanes.Load(result + 4 * row1 + 2 * w) : default;
        TVector s50 = TLanes.Load(result + 5 * row1),
            s51 = width > 1 ? TLanes.Load(result + 5 * row1 + w) : default,
            s52 = width > 2 ? TLanes.Load(result + 5 * row1 + 2 * w) : default;
        for (; times > 0; times--, right += rightStep)
        {
            var panel = right;
            for (var row = 0; row < rows; row++, a += 6, panel += rightRow)
            {
                TVector b0 = TLanes.Load(panel),
                    b1 = width > 1 ? TLanes.Load(panel + w) : default,
                    b2 = width > 2 ? TLanes.Load(panel + 2 * w) : default;
                Add(TLanes.Create(a[0]), b0, b1, b2, ref s00, ref s01, ref s02);
                Add(TLanes.Create(a[1]), b0, b1, b2, ref s10, ref s11, ref s12);
                Add(TLanes.Create(a[2]), b0, b1, b2, ref s20, ref s21, ref s22);
                Add(TLanes.Create(a[3]), b0, b1, b2, ref s30, ref s31, ref s32);
                Add(TLanes.Create(a[4]), b0, b1, b2, ref s40, ref s41, ref s42);
                Add(TLanes.Create(a[5]), b0, b1, b2, ref s50, ref s51, ref s52);
            }
        }

        Store(s00, s01, s02, result);
        Store(s10, s11, s12, result + row1);
        Store(s20, s21, s22, result + 2 * row1);
        Store(s30, s31, s32, result + 3 * row1);
        Store(s40, s41, s42, result + 4 * row1);
        Store(s50, s51, s52, result + 5 * row1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows4(float* a, int rows, int times, float* right, nint rightRow, nint rightStep, float* result)
    {
        int w = TLanes.Count,
            width = TWidth.Vectors;
        nint row1 = w * width;
        TVector s00 = TLanes.Load(result),
            s01 = width > 1 ? TLanes.Load(result + w) : default,
            s02 = width > 2 ? TLanes.Load(result + 2 * w) : default;
        TVector s10 = TLanes.Load(result + row1),
            s11 = width > 1 ? TLanes.Load(result + row1 + w) : default,
            s12 = width > 2 ? TLanes.Load(result + row1 + 2 * w) : default;
        TVector s20 = TLanes.Load(result + 2 * row1),
            s21 = width > 1 ? TLanes.Load(result + 2 * row1 + w) : default,
            s22 = width > 2 ? TLanes.Load(result + 2 * row1 + 2 * w) : default;
        TVector s30 = TLanes.Load(result + 3 * row1),
            s31 = width > 1 ? TLanes.Load(result + 3 * row1 + w) : default,
            s32 = width > 2 ? TLanes.Load(result + 3 * row1 + 2 * w) : default;
        for (; times > 0; times--, right += rightStep)
        {
            var panel = right;
            for (var row = 0; row < rows; row++, a += 4, panel += rightRow)
            {
                TVector b0 = TLanes.Load(panel),
                    b1 = width > 1 ? TLanes.Load(panel + w) : default,
                    b2 = width > 2 ? TLanes.Load(panel + 2 * w) : default;
                Add(TLanes.Create(a[0]), b0, b1, b2, ref s00, ref s01, ref s02);
                Add(TLanes.Create(a[1]), b0, b1, b2, ref s10, ref s11, ref s12);
                Add(TLanes.Create(a[2]), b0, b1, b2, ref s20, ref s21, ref s22);
                Add(TLanes.Create(a[3]), b0, b1, b2, ref s30, ref s31, ref s32);
            }
        }

        Store(s00, s01, s02, result);
        Store(s10, s11, s12, result + row1);
        Store(s20, s21, s22, result + 2 * row1);
        Store(s30, s31, s32, result + 3 * row1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows2(float* a, int rows, int times, float* right, nint rightRow, nint rightStep, float* result)
    {
        int w = TLanes.Count,
            width = TWidth.Vectors;
        nint row1 = w * width;
        TVector s00 = TLanes.Load(result),
            s01 = width > 1 ? TLanes.Load(result + w) : default,
            s02 = width > 2 ? TLanes.Load(result + 2 * w) : default;
        TVector s10 = TLanes.Load(result + row1),
            s11 = width > 1 ? TLanes.Load(result + row1 + w) : default,
            s12 = width > 2 ? TLanes.Load(result + row1 + 2 * w) : default;
        for (; times > 0; times--, right += rightStep)
        {
            var panel = right;
            for (var row = 0; row < rows; row++, a += 2, panel += rightRow)
            {
                TVector b0 = TLanes.Load(panel),
                    b1 = width > 1 ? TLanes.Load(panel + w) : default,
                    b2 = width > 2 ? TLanes.Load(panel + 2 * w) : default;
                Add(TLanes.Create(a[0]), b0, b1, b2, ref s00, ref s01, ref s02);
                Add(TLanes.Create(a[1]), b0, b1, b2, ref s10, ref s11, ref s12);
            }
        }

        Store(s00, s01, s02, result);
        Store(s10, s11, s12, result + row1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows1(float* a, int rows, int times, float* right, nint rightRow, nint rightStep, float* result)
    {
        int w = TLanes.Count,
            width = TWidth.Vectors;
        TVector s00 = TLanes.Load(result),
            s01 = width > 1 ? TLanes.Load(result + w) : default,
            s02 = width > 2 ? TLanes.Load(result + 2 * w) : default;
        for (; times > 0; times--, right += rightStep)
        {
            var panel = right;
            for (var row = 0; row < rows; row++, a += 1, panel += rightRow)
            {
                TVector b0 = TLanes.Load(panel),
                    b1 = width > 1 ? TLanes.Load(panel + w) : default,
                    b2 = width > 2 ? TLanes.Load(panel + 2 * w) : default;
                Add(TLanes.Create(a[0]), b0, b1, b2, ref s00, ref s01, ref s02);
            }
        }

        Store(s00, s01, s02, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        TVector x,
        TVector b0,
        TVector b1,
        TVector b2,
        ref TVector s0,
        ref TVector s1,
        ref TVector s2
    )
    {
        s0 = TLanes.MultiplyAdd(x, b0, s0);
        if (TWidth.Vectors > 1)
            s1 = TLanes.MultiplyAdd(x, b1, s1);
        if (TWidth.Vectors > 2)
            s2 = TLanes.MultiplyAdd(x, b2, s2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector s0, TVector s1, TVector s2, float* result)
    {
        TLanes.Store(s0, result);
        if (TWidth.Vectors > 1)
            TLanes.Store(s1, result + TLanes.Count);
        if (TWidth.Vectors > 2)
            TLanes.Store(s2, result + 2 * TLanes.Count);
    }
}
