using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// Values of parameters (weights or moments) between PyTorch's order, which every engine's state has, and the blocks of
/// <see cref="LstmShape"/>.
/// </summary>
internal static unsafe class LstmPacking
{
    private const int Gates = 4,
        TensorsOfALayer = 4;

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
    public static void Pack(float[][] values, LstmShape shape, float* packed) => Copy<Into>(values, shape, packed);

    /// <summary>Copies out of the blocks.</summary>
    public static void Unpack(float* packed, LstmShape shape, float[][] values) => Copy<OutOf>(values, shape, packed);

    private static void Copy<TDirection>(float[][] values, LstmShape shape, float* packed)
        where TDirection : struct, IDirection
    {
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var tensors = values.AsSpan(TensorsOfALayer * layer, TensorsOfALayer);
            var inputs = tensors[0].Length / (Gates * shape.Hidden);
            var biases = packed + (long)shape.Blocks * shape.Panel(layer);
            for (var row = 0; row < Gates * shape.Hidden; row++)
            {
                var (gate, unit) = Math.DivRem(row, shape.Hidden);
                var (block, lane) = Math.DivRem(unit, shape.Lanes);
                var column = gate * shape.Lanes + lane;
                var panel = packed + (long)block * shape.Panel(layer) + column;
                CopyRow<TDirection>(tensors[0].AsSpan(row * inputs, inputs), panel, shape.GateRow);
                CopyRow<TDirection>(
                    tensors[1].AsSpan(row * shape.Hidden, shape.Hidden),
                    panel + (long)shape.Inputs(layer) * shape.GateRow,
                    shape.GateRow
                );
                CopyRow<TDirection>(tensors[2].AsSpan(row, 1), biases + (long)block * shape.GateRow + column, 1);
                CopyRow<TDirection>(
                    tensors[3].AsSpan(row, 1),
                    biases + (long)(shape.Blocks + block) * shape.GateRow + column,
                    1
                );
            }

            packed += shape.LayerParameters(layer);
        }

        CopyRow<TDirection>(values[^2], packed, 1);
        CopyRow<TDirection>(values[^1], packed + shape.PaddedHidden, 1);
    }

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
