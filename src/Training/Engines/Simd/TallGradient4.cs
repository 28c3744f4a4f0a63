using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// The tiles of <see cref="Gradient4{TLanes, TVector}"/> that are six or four rows tall: their sums need more registers
/// than sixteen.
/// </summary>
internal static unsafe class TallGradient4<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Adds to six rows of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows6(float* a, int rows, int times, float* right, nint rightStep, float* result)
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
        TVector s20 = TLanes.Load(result + 8 * w),
            s21 = TLanes.Load(result + 9 * w);
        TVector s22 = TLanes.Load(result + 10 * w),
            s23 = TLanes.Load(result + 11 * w);
        TVector s30 = TLanes.Load(result + 12 * w),
            s31 = TLanes.Load(result + 13 * w);
        TVector s32 = TLanes.Load(result + 14 * w),
            s33 = TLanes.Load(result + 15 * w);
        TVector s40 = TLanes.Load(result + 16 * w),
            s41 = TLanes.Load(result + 17 * w);
        TVector s42 = TLanes.Load(result + 18 * w),
            s43 = TLanes.Load(result + 19 * w);
        TVector s50 = TLanes.Load(result + 20 * w),
            s51 = TLanes.Load(result + 21 * w);
        TVector s52 = TLanes.Load(result + 22 * w),
            s53 = TLanes.Load(result + 23 * w);
        for (; times > 0; times--, right += rightStep)
        {
            var panel = right;
            for (var row = 0; row < rows; row++, a += 6, panel += 4 * w)
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
                x = TLanes.Create(a[2]);
                s20 = TLanes.MultiplyAdd(x, b0, s20);
                s21 = TLanes.MultiplyAdd(x, b1, s21);
                s22 = TLanes.MultiplyAdd(x, b2, s22);
                s23 = TLanes.MultiplyAdd(x, b3, s23);
                x = TLanes.Create(a[3]);
                s30 = TLanes.MultiplyAdd(x, b0, s30);
                s31 = TLanes.MultiplyAdd(x, b1, s31);
                s32 = TLanes.MultiplyAdd(x, b2, s32);
                s33 = TLanes.MultiplyAdd(x, b3, s33);
                x = TLanes.Create(a[4]);
                s40 = TLanes.MultiplyAdd(x, b0, s40);
                s41 = TLanes.MultiplyAdd(x, b1, s41);
                s42 = TLanes.MultiplyAdd(x, b2, s42);
                s43 = TLanes.MultiplyAdd(x, b3, s43);
                x = TLanes.Create(a[5]);
                s50 = TLanes.MultiplyAdd(x, b0, s50);
                s51 = TLanes.MultiplyAdd(x, b1, s51);
                s52 = TLanes.MultiplyAdd(x, b2, s52);
                s53 = TLanes.MultiplyAdd(x, b3, s53);
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
        TLanes.Store(s20, result + 8 * w);
        TLanes.Store(s21, result + 9 * w);
        TLanes.Store(s22, result + 10 * w);
        TLanes.Store(s23, result + 11 * w);
        TLanes.Store(s30, result + 12 * w);
        TLanes.Store(s31, result + 13 * w);
        TLanes.Store(s32, result + 14 * w);
        TLanes.Store(s33, result + 15 * w);
        TLanes.Store(s40, result + 16 * w);
        TLanes.Store(s41, result + 17 * w);
        TLanes.Store(s42, result + 18 * w);
        TLanes.Store(s43, result + 19 * w);
        TLanes.Store(s50, result + 20 * w);
        TLanes.Store(s51, result + 21 * w);
        TLanes.Store(s52, result + 22 * w);
        TLanes.Store(s53, result + 23 * w);
    }

    /// <summary>Adds to four rows of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows4(float* a, int rows, int times, float* right, nint rightStep, float* result)
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
        TVector s20 = TLanes.Load(result + 8 * w),
            s21 = TLanes.Load(result + 9 * w);
        TVector s22 = TLanes.Load(result + 10 * w),
            s23 = TLanes.Load(result + 11 * w);
        TVector s30 = TLanes.Load(result + 12 * w),
            s31 = TLanes.Load(result + 13 * w);
        TVector s32 = TLanes.Load(result + 14 * w),
            s33 = TLanes.Load(result + 15 * w);
        for (; times > 0; times--, right += rightStep)
        {
            var panel = right;
            for (var row = 0; row < rows; row++, a += 4, panel += 4 * w)
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
                x = TLanes.Create(a[2]);
                s20 = TLanes.MultiplyAdd(x, b0, s20);
                s21 = TLanes.MultiplyAdd(x, b1, s21);
                s22 = TLanes.MultiplyAdd(x, b2, s22);
                s23 = TLanes.MultiplyAdd(x, b3, s23);
                x = TLanes.Create(a[3]);
                s30 = TLanes.MultiplyAdd(x, b0, s30);
                s31 = TLanes.MultiplyAdd(x, b1, s31);
                s32 = TLanes.MultiplyAdd(x, b2, s32);
                s33 = TLanes.MultiplyAdd(x, b3, s33);
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
        TLanes.Store(s20, result + 8 * w);
        TLanes.Store(s21, result + 9 * w);
        TLanes.Store(s22, result + 10 * w);
        TLanes.Store(s23, result + 11 * w);
        TLanes.Store(s30, result + 12 * w);
        TLanes.Store(s31, result + 13 * w);
        TLanes.Store(s32, result + 14 * w);
        TLanes.Store(s33, result + 15 * w);
    }
}
