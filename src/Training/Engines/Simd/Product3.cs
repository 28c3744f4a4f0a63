using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// Result = start + Σ operand · its part of the panel, for results three vectors wide. A tile of rows keeps its sums in
/// registers for a whole pass, reads a panel row once for all of them, and adds in the order of the depth whatever the
/// tile's height: a row's bits do not depend on its neighbours.
/// </summary>
internal static unsafe class Product3<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Computes all rows.</summary>
    /// <param name="operands">The left factors, side by side: the panel's rows belong to the first one's values, then
    /// to the next one's.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="rows">Rows of the operands and of the result.</param>
    /// <param name="panel">The right factor: Σ of the operands' counts rows of three vectors, one after the
    /// other.</param>
    /// <param name="start">What the sums of the first row begin with.</param>
    /// <param name="startStride">Floats from there to what the next row begins with; 0 where it is the same.</param>
    /// <param name="result">The first row of the result.</param>
    /// <param name="stride">Floats from a row of the result to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(
        Operand* operands,
        int count,
        int rows,
        float* panel,
        float* start,
        nint startStride,
        float* result,
        nint stride
    )
    {
        for (
            var pass = new ProductPass(operands, count, panel, 3 * TLanes.Count, start, result, stride, startStride);
            pass.Depth > 0;
            pass.Next()
        )
        {
            var row = 0;
            for (; TLanes.HasManyRegisters && row + 8 <= rows; row += 8)
            {
                pass.PrefetchNext(row, 8, rows);
                TallProduct3<TLanes, TVector>.Rows8(in pass, row);
            }

            for (; row + 4 <= rows; row += 4)
                Rows4(in pass, row);
            for (; row < rows; row++)
                Rows1(in pass, row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows4(in ProductPass pass, int row)
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
        for (; depth > 0; operand++, skipped = 0)
        {
            var first = operand->First + skipped;
            var offsets = operand->Offsets + row;
            float* a0 = first + offsets[0],
                a1 = first + offsets[1],
                a2 = first + offsets[2],
                a3 = first + offsets[3];
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
            }
        }

        float* result = pass.Result + row * pass.Stride;
        var stride = pass.Stride;
        Store(s00, s01, s02, result);
        Store(s10, s11, s12, result + stride);
        Store(s20, s21, s22, result + 2 * stride);
        Store(s30, s31, s32, result + 3 * stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows1(in ProductPass pass, int row)
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
        for (; depth > 0; operand++, skipped = 0)
        {
            var first = operand->First + skipped;
            var offsets = operand->Offsets + row;
            float* a0 = first + offsets[0];
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
            }
        }

        float* result = pass.Result + row * pass.Stride;
        Store(s00, s01, s02, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store(TVector s0, TVector s1, TVector s2, float* result)
    {
        TLanes.Store(s0, result);
        TLanes.Store(s1, result + TLanes.Count);
        TLanes.Store(s2, result + 2 * TLanes.Count);
    }
}
