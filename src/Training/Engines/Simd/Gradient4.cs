using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// Result += leftᵀ · right, for results four vectors wide: a weight's gradient, the sum over windows and times of what
/// went in times the error of what came out. The left factor is read from <see cref="GradientTiles"/>.
/// </summary>
internal static unsafe class Gradient4<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Adds to all rows of the result, one for each column of the left factor.</summary>
    /// <param name="left">The left factor in tiles.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">Rows of both factors at one time.</param>
    /// <param name="times">Times to sum over.</param>
    /// <param name="right">The right factor at the first time: rows of four vectors, one after the other.</param>
    /// <param name="rightStep">Floats from there to the next time.</param>
    /// <param name="result">Rows of four vectors, one after the other.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* left, nint columns, int rows, int times, float* right, nint rightStep, float* result)
    {
        nint column = 0,
            depth = (nint)rows * times,
            resultRow = 4 * TLanes.Count;
        for (; TLanes.HasManyRegisters && column + 6 <= columns; column += 6)
            TallGradient4<TLanes, TVector>.Rows6(
                left + column * depth,
                rows,
                times,
                right,
                rightStep,
                result + column * resultRow
            );
        for (; TLanes.HasManyRegisters && column + 4 <= columns; column += 4)
            TallGradient4<TLanes, TVector>.Rows4(
                left + column * depth,
                rows,
                times,
                right,
                rightStep,
                result + column * resultRow
            );
        for (; column + 2 <= columns; column += 2)
            Rows2(left + column * depth, rows, times, right, rightStep, result + column * resultRow);
        for (; column < columns; column++)
            Rows1(left + column * depth, rows, times, right, rightStep, result + column * resultRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows2(float* a, int rows, int times, float* right, nint rightStep, float* result)
    {
        var w = TLanes.Count;
        TVector s00 = TLanes.Load(result),
            s01 = TLanes.Load(result + w);
        TVector s02 = TLanes.Load(result + 2 * w),
            s03 = TLanes.Load(result + 3 * w);
        TVector s10 = TLanes.Load(result + 4 * w),
            s11 = TLanes.Load(result + 5 * w);
        TVector s12 = TLanes.Load(result + 6 * w),
            s13 = TLanes.Load(result + 7 * w);
        for (; times > 0; times--, right += rightStep)
        {
            var panel = right;
            for (var row = 0; row < rows; row++, a += 2, panel += 4 * w)
            {
                TVector b0 = TLanes.Load(panel),
                    b1 = TLanes.Load(panel + w),
                    b2 = TLanes.Load(panel + 2 * w),
                    b3 = TLanes.Load(panel + 3 * w);
                var x = TLanes.Create(a[0]);
                s00 = TLanes.MultiplyAdd(x, b0, s00);
                s01 = TLanes.MultiplyAdd(x, b1, s01);
                s02 = TLanes.MultiplyAdd(x, b2, s02);
                s03 = TLanes.MultiplyAdd(x, b3, s03);
                x = TLanes.Create(a[1]);
                s10 = TLanes.MultiplyAdd(x, b0, s10);
                s11 = TLanes.MultiplyAdd(x, b1, s11);
                s12 = TLanes.MultiplyAdd(x, b2, s12);
                s13 = TLanes.MultiplyAdd(x, b3, s13);
            }
        }

        TLanes.Store(s00, result);
        TLanes.Store(s01, result + w);
        TLanes.Store(s02, result + 2 * w);
        TLanes.Store(s03, result + 3 * w);
        TLanes.Store(s10, result + 4 * w);
        TLanes.Store(s11, result + 5 * w);
        TLanes.Store(s12, result + 6 * w);
        TLanes.Store(s13, result + 7 * w);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows1(float* a, int rows, int times, float* right, nint rightStep, float* result)
    {
        var w = TLanes.Count;
        TVector s00 = TLanes.Load(result),
            s01 = TLanes.Load(result + w);
        TVector s02 = TLanes.Load(result + 2 * w),
            s03 = TLanes.Load(result + 3 * w);
        for (; times > 0; times--, right += rightStep)
        {
            var panel = right;
            for (var row = 0; row < rows; row++, a++, panel += 4 * w)
            {
                TVector b0 = TLanes.Load(panel),
                    b1 = TLanes.Load(panel + w),
                    b2 = TLanes.Load(panel + 2 * w),
                    b3 = TLanes.Load(panel + 3 * w);
                var x = TLanes.Create(a[0]);
                s00 = TLanes.MultiplyAdd(x, b0, s00);
                s01 = TLanes.MultiplyAdd(x, b1, s01);
                s02 = TLanes.MultiplyAdd(x, b2, s02);
                s03 = TLanes.MultiplyAdd(x, b3, s03);
            }
        }

        TLanes.Store(s00, result);
        TLanes.Store(s01, result + w);
        TLanes.Store(s02, result + 2 * w);
        TLanes.Store(s03, result + 3 * w);
    }
}
