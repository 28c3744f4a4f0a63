using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// Result = start + Σ operand · its part of the panel, for results one vector wide. A tile of rows keeps its sums in
/// registers for a whole pass, reads a panel row once for all of them, and adds in the order of the depth whatever the
/// tile's height: a row's bits do not depend on its neighbours.
/// </summary>
internal static unsafe class Product1<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Computes all rows.</summary>
    /// <param name="operands">The left factors, side by side: the panel's rows belong to the first one's values, then
    /// to the next one's.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="rows">Rows of the operands and of the result.</param>
    /// <param name="panel">The right factor: Σ of the operands' counts rows of one vector, one after the other.</param>
    /// <param name="start">What every row's sums begin with.</param>
    /// <param name="result">The first row of the result.</param>
    /// <param name="stride">Floats from a row of the result to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(
        Operand* operands,
        int count,
        int rows,
        float* panel,
        float* start,
        float* result,
        nint stride
    )
    {
        for (
            var pass = new ProductPass(operands, count, panel, TLanes.Count, start, result, stride);
            pass.Depth > 0;
            pass.Next()
        )
        {
            var row = 0;
            for (; row + 8 <= rows; row += 8)
                Rows8(in pass, row);
            for (; row + 4 <= rows; row += 4)
                Rows4(in pass, row);
            for (; row < rows; row++)
                Rows1(in pass, row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows8(in ProductPass pass, int row)
    {
        var w = TLanes.Count;
        var operand = pass.Operands;
        nint skipped = pass.Skipped,
            depth = pass.Depth;
        float* panel = pass.Panel,
            start = pass.Start + row * pass.StartStride;
        TVector s00 = TLanes.Load(start);
        start += pass.StartStride;
        TVector s10 = TLanes.Load(start);
        start += pass.StartStride;
        TVector s20 = TLanes.Load(start);
        start += pass.StartStride;
        TVector s30 = TLanes.Load(start);
        start += pass.StartStride;
        TVector s40 = TLanes.Load(start);
        start += pass.StartStride;
        TVector s50 = TLanes.Load(start);
        start += pass.StartStride;
        TVector s60 = TLanes.Load(start);
        start += pass.StartStride;
        TVector s70 = TLanes.Load(start);
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
            for (nint k = 0; k < end; k++, panel += w)
            {
                TVector b0 = TLanes.Load(panel);
                s00 = TLanes.MultiplyAdd(TLanes.Create(a0[k]), b0, s00);
                s10 = TLanes.MultiplyAdd(TLanes.Create(a1[k]), b0, s10);
                s20 = TLanes.MultiplyAdd(TLanes.Create(a2[k]), b0, s20);
                s30 = TLanes.MultiplyAdd(TLanes.Create(a3[k]), b0, s30);
                s40 = TLanes.MultiplyAdd(TLanes.Create(a4[k]), b0, s40);
                s50 = TLanes.MultiplyAdd(TLanes.Create(a5[k]), b0, s50);
                s60 = TLanes.MultiplyAdd(TLanes.Create(a6[k]), b0, s60);
                s70 = TLanes.MultiplyAdd(TLanes.Create(a7[k]), b0, s70);
            }
        }

        float* result = pass.Result + row * pass.Stride;
        var stride = pass.Stride;
        TLanes.Store(s00, result);
        TLanes.Store(s10, result + stride);
        TLanes.Store(s20, result + 2 * stride);
        TLanes.Store(s30, result + 3 * stride);
        TLanes.Store(s40, result + 4 * stride);
        TLanes.Store(s50, result + 5 * stride);
        TLanes.Store(s60, result + 6 * stride);
        TLanes.Store(s70, result + 7 * stride);
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
        TVector s00 = TLanes.Load(start);
        start += pass.StartStride;
        TVector s10 = TLanes.Load(start);
        start += pass.StartStride;
        TVector s20 = TLanes.Load(start);
        start += pass.StartStride;
        TVector s30 = TLanes.Load(start);
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
            for (nint k = 0; k < end; k++, panel += w)
            {
                TVector b0 = TLanes.Load(panel);
                s00 = TLanes.MultiplyAdd(TLanes.Create(a0[k]), b0, s00);
                s10 = TLanes.MultiplyAdd(TLanes.Create(a1[k]), b0, s10);
                s20 = TLanes.MultiplyAdd(TLanes.Create(a2[k]), b0, s20);
                s30 = TLanes.MultiplyAdd(TLanes.Create(a3[k]), b0, s30);
            }
        }

        float* result = pass.Result + row * pass.Stride;
        var stride = pass.Stride;
        TLanes.Store(s00, result);
        TLanes.Store(s10, result + stride);
        TLanes.Store(s20, result + 2 * stride);
        TLanes.Store(s30, result + 3 * stride);
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
        TVector s00 = TLanes.Load(start);
        for (; depth > 0; operand++, skipped = 0)
        {
            var first = operand->First + skipped;
            var offsets = operand->Offsets + row;
            float* a0 = first + offsets[0];
            var end = Math.Min(operand->Count - skipped, depth);
            depth -= end;
            for (nint k = 0; k < end; k++, panel += w)
            {
                TVector b0 = TLanes.Load(panel);
                s00 = TLanes.MultiplyAdd(TLanes.Create(a0[k]), b0, s00);
            }
        }

        float* result = pass.Result + row * pass.Stride;
        var stride = pass.Stride;
        TLanes.Store(s00, result);
    }
}
