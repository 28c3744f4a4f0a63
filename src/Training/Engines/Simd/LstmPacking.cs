namespace GearSweep.Training.Engines.Simd;

/// <summary>Values of parameters (weights or moments) between PyTorch's order, which every engine's state has, and the blocks of <see cref="LstmShape"/>.</summary>
internal static unsafe class LstmPacking
{
    private const int Gates = 4, TensorsOfALayer = 4;

    /// <summary>Copies into zeroed blocks.</summary>
    /// <param name="values">In the order and shapes of <see cref="ParameterShape.Of"/>.</param>
    /// <param name="shape">The blocks' shape.</param>
    /// <param name="packed">The blocks.</param>
    public static void Pack(float[][] values, LstmShape shape, float* packed) =>
        Visit(values, shape, (tensor, index, offset) => packed[offset] = values[tensor][index]);

    /// <summary>Copies out of the blocks.</summary>
    public static void Unpack(float* packed, LstmShape shape, float[][] values) =>
        Visit(values, shape, (tensor, index, offset) => values[tensor][index] = packed[offset]);

    private static void Visit(float[][] values, LstmShape shape, Action<int, int, long> copy)
    {
        long first = 0;
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var tensor = TensorsOfALayer * layer;
            int inputs = values[tensor].Length / (Gates * shape.Hidden), biases = shape.Blocks * shape.Panel(layer);
            for (var row = 0; row < Gates * shape.Hidden; row++)
            {
                var (gate, unit) = Math.DivRem(row, shape.Hidden);
                var (block, lane) = Math.DivRem(unit, shape.Lanes);
                var column = gate * shape.Lanes + lane;
                var panel = first + (long)block * shape.Panel(layer) + column;
                for (var k = 0; k < inputs; k++) copy(tensor, row * inputs + k, panel + (long)k * shape.GateRow);
                for (var k = 0; k < shape.Hidden; k++) copy(tensor + 1, row * shape.Hidden + k, panel + (long)(shape.Inputs(layer) + k) * shape.GateRow);
                copy(tensor + 2, row, first + biases + block * shape.GateRow + column);
                copy(tensor + 3, row, first + biases + (shape.Blocks + block) * shape.GateRow + column);
            }

            first += shape.LayerParameters(layer);
        }

        var output = TensorsOfALayer * shape.Layers;
        for (var k = 0; k < shape.Hidden; k++) copy(output, k, first + k);
        copy(output + 1, 0, first + shape.PaddedHidden);
    }
}
