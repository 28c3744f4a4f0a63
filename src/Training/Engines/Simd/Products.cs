using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>Result = start + Σ operand · its part of the panel, by the kernel for the result's width.</summary>
internal static unsafe class Products<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Computes all rows.</summary>
    /// <param name="vectors">Vectors of a row of the result, one to four.</param>
    /// <param name="operands">The left factors, side by side.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="rows">Rows of the operands and of the result.</param>
    /// <param name="panel">The right factor.</param>
    /// <param name="start">What every row's sums begin with.</param>
    /// <param name="result">The first row of the result.</param>
    /// <param name="stride">Floats from a row of the result to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(
        int vectors,
        Operand* operands,
        int count,
        int rows,
        float* panel,
        float* start,
        float* result,
        nint stride
    )
    {
        switch (vectors)
        {
            case 4:
                Product4<TLanes, TVector>.Multiply(operands, count, rows, panel, start, result, stride);
                break;
            case 3:
                Product3<TLanes, TVector>.Multiply(operands, count, rows, panel, start, 0, result, stride);
                break;
            case 2:
                Product2<TLanes, TVector>.Multiply(operands, count, rows, panel, start, result, stride);
                break;
            default:
                Product1<TLanes, TVector>.Multiply(operands, count, rows, panel, start, result, stride);
                break;
        }
    }
}
