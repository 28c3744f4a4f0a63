namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// A layer's weights the other way round, for errors on their way back: panels of four vectors of hidden units (then of two, then one for what is left),
/// with one row for each gate of each unit that they feed, in the order in which a block's gates lie.
/// </summary>
internal static unsafe class Transposition
{
    /// <summary>How many vectors the panel that begins with a hidden unit is wide.</summary>
    public static int Vectors(LstmShape shape, int unit) => ((shape.PaddedHidden - unit) / shape.Lanes) switch { >= 4 => 4, >= 2 => 2, _ => 1 };

    /// <summary>Transposes.</summary>
    /// <param name="weights">The first block's panel, from the row of the first unit on.</param>
    /// <param name="panel">Floats from a block's panel to the next one's.</param>
    /// <param name="shape">The model's shape.</param>
    /// <param name="transposed">Receives the panels.</param>
    public static void Of(float* weights, nint panel, LstmShape shape, float* transposed)
    {
        for (var unit = 0; unit < shape.PaddedHidden;)
        {
            var width = Vectors(shape, unit) * shape.Lanes;
            for (var block = 0; block < shape.Blocks; block++)
            {
                var from = weights + block * panel + (nint)unit * shape.GateRow;
                Transpose(from, width, shape.GateRow, transposed + (nint)block * shape.GateRow * width);
            }

            transposed += 4L * shape.PaddedHidden * width;
            unit += width;
        }
    }

    private static void Transpose(float* from, int rows, int columns, float* to)
    {
        for (nint row = 0; row < rows; row++)
        {
            for (nint column = 0; column < columns; column++) to[column * rows + row] = from[row * columns + column];
        }
    }
}
