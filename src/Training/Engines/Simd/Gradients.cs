using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>Result += leftᵀ · right, by the kernel for the result's width.</summary>
internal static unsafe class Gradients<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Adds to all rows of the result, one for each column of the left factor.</summary>
    /// <param name="vectors">Vectors of a row of the result, one to four; of four, the right factor has no more.</param>
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
        int vectors,
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
        switch (vectors)
        {
            case 4:
                Gradient4<TLanes, TVector>.Add(left, columns, rows, times, right, rightStep, result);
                break;
            case 3:
                NarrowGradient<ThreeVectors, TLanes, TVector>.Add(
                    left,
                    columns,
                    rows,
                    times,
                    right,
                    rightRow,
                    rightStep,
                    result
                );
                break;
            case 2:
                NarrowGradient<TwoVectors, TLanes, TVector>.Add(
                    left,
                    columns,
                    rows,
                    times,
                    right,
                    rightRow,
                    rightStep,
                    result
                );
                break;
            default:
                NarrowGradient<OneVector, TLanes, TVector>.Add(
                    left,
                    columns,
                    rows,
                    times,
                    right,
                    rightRow,
                    rightStep,
                    result
                );
                break;
        }
    }
}
