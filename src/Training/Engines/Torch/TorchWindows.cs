using GearSweep.Shared.Datasets;
using GearSweep.Training.Series;
using static TorchSharp.torch;

namespace GearSweep.Training.Engines.Torch;

/// <summary>Windows as tensors that share the rows' memory: no window is copied before a batch asks for it.</summary>
internal sealed class TorchWindows : IDisposable
{
    private readonly Tensor _rows;

    /// <summary>Copies the rows once.</summary>
    public TorchWindows(Windows windows)
    {
        const int Columns = SegmentData.UsualColumns;
        _rows = tensor(windows.Rows.ToArray(), [windows.Count + windows.Length, Columns]);
        Inputs = _rows.as_strided([windows.Count, windows.Length, Columns], [Columns, Columns, 1]);
        Targets = _rows.as_strided([windows.Count, 1], [Columns, 1], (long)windows.Length * Columns + (SegmentData.UsualColumns - 1));
    }

    /// <summary>Shape windows × L × 4.</summary>
    public Tensor Inputs { get; }

    /// <summary>Shape windows × 1.</summary>
    public Tensor Targets { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Inputs.Dispose();
        Targets.Dispose();
        _rows.Dispose();
    }
}
