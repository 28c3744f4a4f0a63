using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Series;

/// <summary>
/// Windows over consecutive rows, as the lecture's <c>build_dataset</c> makes them: window i holds the rows i … i + L − 1 with all columns, and its
/// target is sensor2 of row i + L.
/// </summary>
/// <param name="rows">Scaled rows, row-major, shape (<see cref="Count"/> + L) × 4.</param>
/// <param name="length">L, the rows in a window.</param>
internal sealed class Windows(ReadOnlyMemory<float> rows, int length)
{
    /// <summary>No windows.</summary>
    public static readonly Windows None = new(ReadOnlyMemory<float>.Empty, 0);

    /// <summary>Scaled rows, row-major, shape (<see cref="Count"/> + <see cref="Length"/>) × 4.</summary>
    public ReadOnlyMemory<float> Rows => rows;

    /// <summary>L, the rows in a window.</summary>
    public int Length => length;

    /// <summary>How many windows there are.</summary>
    public int Count => Math.Max(0, rows.Length / SegmentData.UsualColumns - length);

    /// <summary>The scaled target of window <paramref name="window"/>.</summary>
    public float Target(int window) => rows.Span[(window + length) * SegmentData.UsualColumns + (SegmentData.UsualColumns - 1)];
}
