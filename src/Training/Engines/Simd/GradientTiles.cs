using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// What went into a layer, its columns cut into the tiles of <see cref="Gradient4{TLanes, TVector}"/>: a tile's columns
/// lie side by side, row after row. Where they come from, a step from row to row is long, and many such rows fall into
/// the same few lines of the first cache.
/// </summary>
internal static unsafe class GradientTiles
{
    /// <summary>Copies into tiles.</summary>
    /// <param name="source">What went in at the first time.</param>
    /// <param name="step">Floats from there to the next time.</param>
    /// <param name="firstRow">The first row to take.</param>
    /// <param name="rows">How many.</param>
    /// <param name="times">Times to take.</param>
    /// <param name="hasManyRegisters">See <see cref="ILanes{TVector}.HasManyRegisters"/>.</param>
    /// <param name="tiles">Receives columns × times · rows floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(
        Operand source,
        nint step,
        int firstRow,
        int rows,
        int times,
        bool hasManyRegisters,
        float* tiles
    )
    {
        var depth = (nint)rows * times;
        for (var time = 0; time < times; time++)
        {
            for (var row = 0; row < rows; row++)
            {
                var from = source.First + time * step + source.Offsets[firstRow + row];
                var index = (nint)time * rows + row;
                nint column = 0;
                for (; hasManyRegisters && column + 6 <= source.Count; column += 6)
                {
                    var to = tiles + column * depth + index * 6;
                    Vector128.Load(from + column).Store(to);
                    Vector64.Load(from + column + 4).Store(to + 4);
                }

                for (; hasManyRegisters && column + 4 <= source.Count; column += 4)
                    Vector128.Load(from + column).Store(tiles + column * depth + index * 4);
                for (; column + 2 <= source.Count; column += 2)
                    Vector64.Load(from + column).Store(tiles + column * depth + index * 2);
                for (; column < source.Count; column++)
                    tiles[column * depth + index] = from[column];
            }
        }
    }
}
