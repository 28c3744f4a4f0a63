using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// The gradients of a layer's weights: δW_ih += δaᵀ·x and δW_hh += δaᵀ·h′, summed over windows and times. They are
/// summed in chunks of about as many rows as keep a block's errors in the first cache, and over a few chunks for a
/// block before the next one, so that its gradients stay in the second.
/// </summary>
internal sealed unsafe class WeightGradients<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly RecurrentShape _shape;
    private readonly float* _gates;
    private readonly float* _gradients;
    private readonly float* _tiles;
    private readonly int _inputs;
    private readonly int _panel;

    /// <summary>Of a layer.</summary>
    /// <param name="shape">The model's shape.</param>
    /// <param name="layer">The layer's number, from 0.</param>
    /// <param name="memory">For the tiles.</param>
    /// <param name="gates">The layer's gates, which hold δa on the way back.</param>
    /// <param name="gradients">Where the layer's gradients are.</param>
    public WeightGradients(RecurrentShape shape, int layer, ModelMemory memory, float* gates, float* gradients)
    {
        _shape = shape;
        _gates = gates;
        _gradients = gradients;
        _tiles = memory.Tiles;
        _inputs = shape.Inputs(layer);
        _panel = shape.Panel(layer);
    }

    /// <summary>Times that are worth waiting for before gradients are added.</summary>
    public static int TimesAtOnce(int rows) =>
        GradientChunk.TimesOf(rows) * Math.Max(1, RecurrentShape.ChunksAtOnce / GradientChunk.SlicesOf(rows));

    /// <summary>Adds the gradients of some times.</summary>
    /// <param name="rows">Windows.</param>
    /// <param name="time">The first time.</param>
    /// <param name="times">How many.</param>
    /// <param name="input">What fed the layer.</param>
    /// <param name="hidden">The layer's hidden states.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int rows, int time, int times, LayerInput input, LayerInput hidden)
    {
        var chunks = stackalloc GradientChunk[RecurrentShape.ChunksAtOnce];
        var count = 0;
        for (var first = time; first < time + times; first += GradientChunk.TimesOf(rows))
        {
            var slices = GradientChunk.SlicesOf(rows);
            for (var slice = 0; slice < slices; slice++)
            {
                int from = rows * slice / slices,
                    to = rows * (slice + 1) / slices;
                chunks[count++] = new GradientChunk(
                    first,
                    Math.Min(GradientChunk.TimesOf(rows), time + times - first),
                    from,
                    to - from
                );
                if (count < RecurrentShape.ChunksAtOnce)
                    continue;
                Add(chunks, count, input, hidden);
                count = 0;
            }
        }

        Add(chunks, count, input, hidden);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(GradientChunk* chunks, int count, LayerInput input, LayerInput hidden)
    {
        for (var i = 0; i < count; i++)
        {
            var chunk = chunks[i];
            var before = chunk.WithTimeBefore;
            GradientTiles.Copy(
                input.At(chunk.Time),
                input.Step,
                chunk.FirstRow,
                chunk.Rows,
                chunk.Times,
                TLanes.HasManyRegisters,
                Inputs(i)
            );
            GradientTiles.Copy(
                hidden.At(before.Time - 1),
                hidden.Step,
                chunk.FirstRow,
                chunk.Rows,
                before.Times,
                TLanes.HasManyRegisters,
                Hidden(i)
            );
        }

        var errorStep = (nint)_shape.Rows * _shape.GateRow;
        for (var block = 0; block < _shape.Blocks; block++)
        {
            var panel = _gradients + (nint)block * _panel;
            for (var i = 0; i < count; i++)
            {
                var chunk = chunks[i];
                var before = chunk.WithTimeBefore;
                Gradients<TLanes, TVector>.Add(
                    _shape.Layout.PanelVectors,
                    Inputs(i),
                    input.Count,
                    chunk.Rows,
                    chunk.Times,
                    Errors(block, chunk),
                    _shape.GateRow,
                    errorStep,
                    panel + input.Skipped * _shape.PanelRow
                );
                Gradients<TLanes, TVector>.Add(
                    _shape.Layout.PanelVectors,
                    Hidden(i),
                    _shape.PaddedHidden,
                    chunk.Rows,
                    before.Times,
                    Errors(block, before) + _shape.HiddenOffset,
                    _shape.GateRow,
                    errorStep,
                    panel + (nint)_inputs * _shape.PanelRow
                );
            }
        }
    }

    private float* Inputs(int chunk) => _tiles + chunk * _shape.ChunkTiles;

    private float* Hidden(int chunk) => Inputs(chunk) + (nint)GradientChunk.MostRows * _inputs;

    private float* Errors(int block, GradientChunk chunk) =>
        _gates + (((nint)block * _shape.Length + chunk.Time) * _shape.Rows + chunk.FirstRow) * _shape.GateRow;
}
