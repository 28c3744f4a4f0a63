using GearSweep.Training.Series;
using static TorchSharp.torch;

namespace GearSweep.Training.Engines.Torch;

/// <summary>Windows as tensors that share the rows' memory: no window is copied before a batch asks for it.</summary>
internal sealed class TorchWindows : IDisposable
{
    private readonly Tensor _rows;
    private readonly Windows _windows;

    /// <summary>Copies the rows once.</summary>
    public TorchWindows(Windows windows)
    {
        var columns = windows.Columns;
        var rows = windows.Rows.Length / columns;
        var positions = Math.Max(0, rows - windows.Length);
        _windows = windows;
        _rows = tensor(windows.Rows.ToArray(), [rows, columns]);
        Inputs = _rows.as_strided([positions, windows.Length, columns], [columns, columns, 1]);
        Targets = windows.Targets.IsEmpty
            ? _rows.as_strided([positions, 1], [columns, 1], (long)windows.Length * columns + columns - 1)
            : tensor(windows.Targets.ToArray(), [windows.Targets.Length, 1]);
    }

    /// <summary>What begins at each row: shape rows × L × columns. Not each of them is a window.</summary>
    public Tensor Inputs { get; }

    /// <summary>What follows it: shape rows × 1.</summary>
    public Tensor Targets { get; }

    /// <summary>Where some windows begin.</summary>
    public Tensor IndexOf(ReadOnlySpan<int> windows)
    {
        var starts = new int[windows.Length];
        for (var i = 0; i < starts.Length; i++)
            starts[i] = _windows.Starts[windows[i]];
        return tensor(starts, int32);
    }

    /// <summary>Where windows begin that follow one another.</summary>
    public Tensor IndexOf(int first, int count) => tensor(_windows.Starts.Slice(first, count).ToArray(), int32);

    /// <inheritdoc/>
    public void Dispose()
    {
        Inputs.Dispose();
        Targets.Dispose();
        _rows.Dispose();
    }
}
