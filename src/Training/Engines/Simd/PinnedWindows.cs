using System.Buffers;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines.Simd;

/// <summary>The rows of windows where they lie, held there.</summary>
internal sealed unsafe class PinnedWindows(Windows windows) : IDisposable
{
    private MemoryHandle _handle = windows.Rows.Pin();
    private MemoryHandle _targets = windows.Targets.Pin();

    /// <summary>Row-major, rows × columns.</summary>
    public float* Rows => (float*)_handle.Pointer;

    /// <summary>
    /// What is to be learnt of a window, <see cref="TargetStride"/> floats for each row at which it could begin.
    /// </summary>
    public float* Targets =>
        windows.Targets.IsEmpty ? Rows + (nint)(windows.Length + 1) * windows.Columns - 1 : (float*)_targets.Pointer;

    /// <summary>How far two targets are apart.</summary>
    public int TargetStride { get; } = windows.Targets.IsEmpty ? windows.Columns : 1;

    /// <summary>The rows at which windows begin.</summary>
    public ReadOnlySpan<int> Starts => windows.Starts;

    /// <summary>
    /// Columns at the front, before the target, that are zero in every row, as the speed and load of one operating
    /// condition are when scaled.
    /// </summary>
    public int ZeroColumns { get; } = CountZeroColumns(windows.Rows.Span, windows.Columns);

    /// <inheritdoc/>
    public void Dispose()
    {
        _handle.Dispose();
        _targets.Dispose();
    }

    private static int CountZeroColumns(ReadOnlySpan<float> rows, int columns)
    {
        var zero = columns - 1;
        for (var i = 0; i < rows.Length && zero > 0; i++)
        {
            if (rows[i] != 0)
                zero = Math.Min(zero, i % columns);
        }

        return zero;
    }
}
