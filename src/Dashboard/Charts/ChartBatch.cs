namespace GearSweep.Dashboard.Charts;

/// <summary>
/// Points of several lines as two columns, line after line. A line that the chart has already gets the points added; at
/// an x that it has already, the new y counts.
/// </summary>
public sealed class ChartBatch
{
    private readonly List<ChartLine> _lines = [];
    private readonly List<int> _counts = [];
    private readonly List<double> _x = [];
    private readonly List<double> _y = [];

    /// <summary>The lines, in drawing order.</summary>
    public IReadOnlyList<ChartLine> Lines => _lines;

    /// <summary>Points of each line.</summary>
    public IReadOnlyList<int> Counts => _counts;

    /// <summary>How many points there are.</summary>
    public int Points => _x.Count;

    /// <summary>Adds a line's points.</summary>
    /// <param name="line">The line; one without points only changes its looks.</param>
    /// <param name="x">Ascending.</param>
    /// <param name="y">As many; NaN leaves a gap.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public ChartBatch Add(ChartLine line, IReadOnlyCollection<double> x, IReadOnlyCollection<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
            throw new ArgumentException($"{x.Count} values of x, but {y.Count} of y", nameof(y));
        _lines.Add(line);
        _counts.Add(x.Count);
        _x.AddRange(x);
        _y.AddRange(y);
        return this;
    }

    /// <summary>Adds a line whose x is 0, 1, 2, …</summary>
    public ChartBatch Add(ChartLine line, IReadOnlyCollection<double> y) =>
        Add(line, [.. Enumerable.Range(0, y.Count).Select(i => (double)i)], y);

    /// <summary>
    /// The column of x as little-endian bytes: the form in which the browser gets it without parsing.
    /// </summary>
    internal byte[] XBytes() => Bytes(_x);

    /// <summary>The column of y as little-endian bytes.</summary>
    internal byte[] YBytes() => Bytes(_y);

    private static byte[] Bytes(List<double> values)
    {
        var bytes = new byte[values.Count * sizeof(double)];
        for (var i = 0; i < values.Count; i++)
            BitConverter.TryWriteBytes(bytes.AsSpan(i * sizeof(double)), values[i]);
        return bytes;
    }
}
