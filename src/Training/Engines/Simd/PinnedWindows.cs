using System.Buffers;
using GearSweep.Shared.Datasets;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines.Simd;

/// <summary>The rows of windows where they lie, held there.</summary>
internal sealed unsafe class PinnedWindows(Windows windows) : IDisposable
{
    private MemoryHandle _handle = windows.Rows.Pin();

    /// <summary>Row-major, shape rows × 4.</summary>
    public float* Rows => (float*)_handle.Pointer;

    /// <summary>How many windows there are.</summary>
    public int Count => windows.Count;

    /// <summary>Columns at the front, before sensor2, that are zero in every row, as the speed and load of one operating condition are when scaled.</summary>
    public int ZeroColumns { get; } = CountZeroColumns(windows.Rows.Span);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static int CountZeroColumns(ReadOnlySpan<float> rows)
    {
        var zero = (SegmentData.UsualColumns - 1);
        for (var i = 0; i < rows.Length && zero > 0; i++)
        {
            if (rows[i] != 0) zero = Math.Min(zero, i % SegmentData.UsualColumns);
        }

        return zero;
    }
}
