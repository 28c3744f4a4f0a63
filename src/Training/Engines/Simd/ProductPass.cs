using System.Runtime.Intrinsics.X86;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// Result = start + Σ operand · its part of the panel, in passes over parts of the depth: a pass reads its part of the
/// panel again for every tile of rows, from the first cache, and begins with the sums that the pass before left in the
/// result.
/// </summary>
internal unsafe struct ProductPass
{
    /// <summary>Panel rows of a pass at most: 36 KB of four vectors of 16 floats.</summary>
    private const int MostDepth = 144;

    private const int CacheLine = 16;

    private readonly nint _most;
    private readonly nint _panelRow;
    private nint _left;

    /// <summary>The first pass.</summary>
    /// <param name="operands">The left factors, side by side: the panel's rows belong to the first one's values, then
    /// to the next one's.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="panel">The right factor: Σ of the operands' counts rows, one after the other.</param>
    /// <param name="panelRow">Floats of a panel's row, and of the result's.</param>
    /// <param name="start">What the sums of the first row begin with.</param>
    /// <param name="result">The first row of the result.</param>
    /// <param name="stride">Floats from a row of the result to the next.</param>
    /// <param name="startStride">Floats from what a row's sums begin with to the next row's; 0 where all begin with the
    /// same.</param>
    public ProductPass(
        Operand* operands,
        int count,
        float* panel,
        int panelRow,
        float* start,
        float* result,
        nint stride,
        nint startStride = 0
    )
    {
        for (var i = 0; i < count; i++)
            _left += operands[i].Count;
        var passes = (_left + MostDepth - 1) / MostDepth;
        _most = (_left + passes - 1) / passes;
        _panelRow = panelRow;
        Operands = operands;
        Panel = panel;
        Start = start;
        StartStride = startStride;
        Result = result;
        Stride = stride;
        Depth = _most;
    }

    /// <summary>The left factor that the pass begins in.</summary>
    public Operand* Operands { get; private set; }

    /// <summary>Values of its rows that passes before have taken.</summary>
    public nint Skipped { get; private set; }

    /// <summary>Panel rows of the pass; 0 after the last one.</summary>
    public nint Depth { get; private set; }

    /// <summary>The pass' first panel row.</summary>
    public float* Panel { get; private set; }

    /// <summary>What the sums of the first row begin with.</summary>
    public float* Start { get; private set; }

    /// <summary>Floats from there to what the next row begins with.</summary>
    public nint StartStride { get; private set; }

    /// <summary>The first row of the result.</summary>
    public float* Result { get; }

    /// <summary>Floats from a row of the result to the next.</summary>
    public nint Stride { get; }

    /// <summary>
    /// Asks for the part of the next pass' panel that belongs to a tile's share of the rows: it follows on this one's,
    /// and the second cache rarely has it.
    /// </summary>
    /// <param name="row">The tile's first row.</param>
    /// <param name="height">Its rows.</param>
    /// <param name="rows">All rows.</param>
    public readonly void PrefetchNext(int row, int height, int rows)
    {
        if (!Sse.IsSupported)
            return;
        var floats = Depth * _panelRow;
        float* from = Panel + floats + floats * row / rows,
            to = Panel + floats + floats * (row + height) / rows;
        for (; from < to; from += CacheLine)
            Sse.Prefetch1(from);
    }

    /// <summary>The next pass.</summary>
    public void Next()
    {
        _left -= Depth;
        Panel += Depth * _panelRow;
        for (Skipped += Depth; _left > 0 && Skipped >= Operands->Count; Operands++)
            Skipped -= Operands->Count;
        Depth = Math.Min(_most, _left);
        Start = Result;
        StartStride = Stride;
    }
}
