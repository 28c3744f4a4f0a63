using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// The tile of <see cref="Product3{TLanes, TVector}"/> that is eight rows tall: its sums need more registers than
/// sixteen.
/// </summary>
internal static unsafe class TallProduct3<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Eight rows of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows8(in ProductPass pass, int row)
    {
        var w = TLanes.Count;
        var operand = pass.Operands;
        nint skipped = pass.Skipped,
            depth = pass.Depth;
        float* panel = pass.Panel,
            start = pass.Start + row * pass.StartStride;
        TVector s00 = TLanes.Load(start),
            s01 = TLanes.Load(start + w),
            s02 = TLanes.Load(start + 2 * w);
        start += pass.StartStride;
        TVector s10 = TLanes.Load(start),
            s11 = TLanes.Load(start + w),
            s12 = TLanes.Load(start + 2 * w);
        start += pass.StartStride;
        TVector s20 = TLanes.Load(start),
            s21 = TLanes.Load(start + w),
            s22 = TLanes.Load(start + 2 * w);
        start += pass.StartStride;
        TVector s30 = TLanes.Load(start),
            s31 = TLanes.Load(start + w),
            s32 = TLanes.Load(start + 2 * w);
        start += pass.StartStride;
        TVector s40 = TLanes.Load(start),
            s41 = TLanes.Load(start + w),
            s42 = TLanes.Load(start + 2 * w);
        start += pass.StartStride;
        TVector s50 = TLanes.Load(start),
            s51 = TLanes.Load(start + w),
            s52 = TLanes.Load(start + 2 * w);
        start += pass.StartStride;
        TVector s60 = TLanes.Load(start),
            s61 = TLanes.Load(start + w),
            s62 = TLanes.Load(start + 2 * w);
        start += pass.StartStride;
        TVector s70 = TLanes.Load(start),
            s71 = TLanes.Load(start + w),
            s72 = TLanes.Load(start + 2 * w);
        for (; depth > 0; operand++, skipped = 0)
        {
            var first = operand->First + skipped;
            var offsets = operand->Offsets + row;
            float* a0 = first + offsets[0],
                a1 = first + offsets[1],
                a2 = first + offsets[2],
                a3 = first + offsets[3];
            float* a4 = first + offsets[4],
                a5 = first + offsets[5],
                a6 = first + offsets[6],
                a7 = first + offsets[7];
            var end = Math.Min(operand->Count - skipped, depth);
            depth -= end;
            for (nint k = 0; k < end; k++, panel += 3 * w)
            {
                TVector b0 = TLanes.Load(panel),
                    b1 = TLanes.Load(panel + w),
                    b2 = TLanes.Load(panel + 2 * w);
                var x = TLanes.Create(a0[k]);
                s00 = TLanes.MultiplyAdd(x, b0, s00);
                s01 = TLanes.MultiplyAdd(x, b1, s01);
                s02 = TLanes.MultiplyAdd(x, b2, s02);
                x = TLanes.Create(a1[k]);
                s10 = TLanes.MultiplyAdd(x, b0, s10);
                s11 = TLanes.MultiplyAdd(x, b1, s11);
                s12 = TLanes.MultiplyAdd(x, b2, s12);
                x = TLanes.Create(a2[k]);
                s20 = TLanes.MultiplyAdd(x, b0, s20);
                s21 = TLanes.MultiplyAdd(x, b1, s21);
                s22 = TLanes.MultiplyAdd(x, b2, s22);
                x = TLanes.Create(a3[k]);
                s30 = TLanes.MultiplyAdd(x, b0, s30);
                s31 = TLanes.MultiplyAdd(x, b1, s31);
                s32 = TLanes.MultiplyAdd(x, b2, s32);
                x = TLanes.Create(a4[k]);
                s40 = TLanes.MultiplyAdd(x, b0, s40);
                s41 = TLanes.MultiplyAdd(x, b1, s41);
                s42 = TLanes.MultiplyAdd(x, b2, s42);
                x = TLanes.Create(a5[k]);
                s50 = TLanes.MultiplyAdd(x, b0, s50);
                s51 = TLanes.MultiplyAdd(x, b1, s51);
                s52 = TLanes.MultiplyAdd(x, b2, s52);
                x = TLanes.Create(a6[k]);
                s60 = TLanes.MultiplyAdd(x, b0, s60);
                s61 = TLanes.MultiplyAdd(x, b1, s61);
                s62 = TLanes.MultiplyAdd(x, b2, s62);
                x = TLanes.Create(a7[k]);
                s70 = TLanes.MultiplyAdd(x, b0, s70);
                s71 = TLanes.MultiplyAdd(x, b1, s71);
                s72 = TLanes.MultiplyAdd(x, b2, s72);
            }
        }

        float* result = pass.Result + row * pass.Stride;
        var stride = pass.Stride;
        Product3<TLanes, TVector>.Store(s00, s01, s02, result);
        Product3<TLanes, TVector>.Store(s10, s11, s12, result + stride);
        Product3<TLanes, TVector>.Store(s20, s21, s22, result + 2 * stride);
        Product3<TLanes, TVector>.Store(s30, s31, s32, result + 3 * stride);
        Product3<TLanes, TVector>.Store(s40, s41, s42, result + 4 * stride);
        Product3<TLanes, TVector>.Store(s50, s51, s52, result + 5 * stride);
        Product3<TLanes, TVector>.Store(s60, s61, s62, result + 6 * stride);
        Product3<TLanes, TVector>.Store(s70, s71, s72, result + 7 * stride);
    }
}
