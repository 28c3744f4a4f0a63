using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Series;

/// <summary>
/// Windows over consecutive rows, as the lecture's <c>build_dataset</c> makes them: a window that begins at row s holds
/// the rows s … s + L − 1 with all columns, and its target is the last column of row s + L.
/// </summary>
internal sealed class Windows
{
    private readonly int[] _starts;

    /// <summary>Windows that begin at some rows.</summary>
    /// <param name="rows">Scaled rows, row-major.</param>
    /// <param name="length">L, the rows in a window.</param>
    /// <param name="columns">Columns of a row, the target last.</param>
    /// <param name="starts">The rows at which windows begin, ascending.</param>
    public Windows(ReadOnlyMemory<float> rows, int length, int columns, int[] starts) =>
        (Rows, Length, Columns, _starts) = (rows, length, columns, starts);

    /// <summary>All windows of one piece of rows.</summary>
    public Windows(ReadOnlyMemory<float> rows, int length, int columns = SegmentData.UsualColumns)
        : this(rows, length, columns, [.. Enumerable.Range(0, Math.Max(0, rows.Length / columns - length))]) { }

    /// <summary>No windows.</summary>
    public static Windows None { get; } = new(ReadOnlyMemory<float>.Empty, 0);

    /// <summary>Scaled rows, row-major.</summary>
    public ReadOnlyMemory<float> Rows { get; }

    /// <summary>L, the rows in a window.</summary>
    public int Length { get; }

    /// <summary>Columns of a row, the target last.</summary>
    public int Columns { get; }

    /// <summary>How many windows there are.</summary>
    public int Count => _starts.Length;

    /// <summary>The rows at which windows begin.</summary>
    public ReadOnlySpan<int> Starts => _starts;

    /// <summary>
    /// What the model is to learn, one value for each row at which a window could begin; empty where that is the target
    /// itself.
    /// </summary>
    public ReadOnlyMemory<float> Targets { get; private init; }

    /// <summary>The scaled target of window <paramref name="window"/>, or what is to be learnt in its place.</summary>
    public float Target(int window) =>
        Targets.IsEmpty ? Rows.Span[(_starts[window] + Length) * Columns + Columns - 1] : Targets.Span[_starts[window]];

    /// <summary>The same windows, of which something else is to be learnt.</summary>
    /// <param name="targets">One value a window.</param>
    public Windows Learning(ReadOnlySpan<float> targets)
    {
        var values = new float[Math.Max(1, Rows.Length / Columns - Length)];
        for (var i = 0; i < targets.Length; i++)
            values[_starts[i]] = targets[i];
        return new Windows(Rows, Length, Columns, _starts) { Targets = values };
    }
}
