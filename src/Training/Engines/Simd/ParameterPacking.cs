using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// Values of parameters (weights or moments) between PyTorch's order, which every engine's state has, and the blocks of
/// <see cref="RecurrentShape"/>.
/// </summary>
internal static unsafe class ParameterPacking
{
    private const int TensorsOfALayer = 4;

    /// <summary>One value, from one order to the other.</summary>
    private interface IDirection
    {
        static abstract void Copy(ref float value, ref float packed);
    }

    /// <summary>Copies into zeroed blocks.</summary>
    /// <param name="values">In the order and shapes of <see cref="ParameterShape.For"/>, which
    /// <see cref="ParameterShape.Require"/> has made sure of.</param>
    /// <param name="shape">The blocks' shape.</param>
    /// <param name="packed">The blocks.</param>
    public static void Pack(float[][] values, RecurrentShape shape, float* packed) => Copy<Into>(values, shape, packed);

    /// <summary>Copies out of the blocks.</summary>
    public static void Unpack(float* packed, RecurrentShape shape, float[][] values) =>
        Copy<OutOf>(values, shape, packed);

    private static void Copy<TDirection>(float[][] values, RecurrentShape shape, float* packed)
        where TDirection : struct, IDirection
    {
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var tensors = values.AsSpan(TensorsOfALayer * layer, TensorsOfALayer);
            var rows = tensors[2].Length;
            var inputs = tensors[0].Length / rows;
            var biases = packed + (long)shape.Blocks * shape.Panel(layer);
            for (var row = 0; row < rows; row++)
            {
                var (gate, unit) = Math.DivRem(row, shape.Hidden);
                var (block, lane) = Math.DivRem(unit, shape.BlockUnits);
                int ofInput = ColumnOfInput(gate, rows / shape.Hidden, shape) + lane,
                    ofHidden = gate * shape.BlockUnits + lane;
                var panel = packed + (long)block * shape.Panel(layer);
                CopyRow<TDirection>(tensors[0].AsSpan(row * inputs, inputs), panel + ofInput, shape.PanelRow);
                CopyRow<TDirection>(
                    tensors[1].AsSpan(row * shape.Hidden, shape.Hidden),
                    panel + (long)shape.Inputs(layer) * shape.PanelRow + ofHidden,
                    shape.PanelRow
                );
                CopyRow<TDirection>(tensors[2].AsSpan(row, 1), biases + (long)block * shape.PanelRow + ofInput, 1);
                CopyRow<TDirection>(
                    tensors[3].AsSpan(row, 1),
                    biases + (long)(shape.Blocks + block) * shape.PanelRow + ofHidden,
                    1
                );
            }

            packed += shape.LayerParameters(layer);
        }

        CopyRow<TDirection>(values[^2], packed, 1);
        CopyRow<TDirection>(values[^1], packed + shape.PaddedHidden, 1);
    }

    /// <summary>PyTorch's r z n of GRU lie as n r z where the input feeds them; other cells' gates lie as they are.</summary>
    private static int ColumnOfInput(int gate, int gates, RecurrentShape shape) =>
        (gate + shape.Layout.HiddenOffset) % gates * shape.BlockUnits;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRow<TDirection>(Span<float> values, float* packed, nint step)
        where TDirection : struct, IDirection
    {
        foreach (ref var value in values)
        {
            TDirection.Copy(ref value, ref *packed);
            packed += step;
        }
    }

    private readonly struct Into : IDirection
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Copy(ref float value, ref float packed) => packed = value;
    }

    private readonly struct OutOf : IDirection
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Copy(ref float value, ref float packed) => value = packed;
    }
}
