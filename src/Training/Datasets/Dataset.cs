using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>A dataset in memory. It never changes and may be used by several threads.</summary>
public sealed class Dataset
{
    private readonly SampleTable _table;
    private readonly Dictionary<OperatingCondition, SegmentRows> _segments;
    private readonly Lazy<IReadOnlyList<ColumnStatistics>> _statistics;

    private Dataset(string name, string fileName, SampleTable table)
    {
        var (segments, notes) = SegmentFinder.Find(table);
        _table = table;
        _segments = segments.ToDictionary(segment => segment.Summary.Condition);
        _statistics = new(() =>
        [
            ColumnDescription.Of("sensor1", table.Sensor1),
            ColumnDescription.Of("sensor2", table.Sensor2),
            ColumnDescription.Of("speedSet", table.Speed),
            ColumnDescription.Of("load_value", table.Load),
        ]);
        Summary = new DatasetSummary(
            name,
            fileName,
            table.Bytes,
            table.Count,
            string.Join(", ", table.SeriesList.Select(series => series.Gear).Distinct()),
            table.Synthetic,
            Channel.Usual,
            [.. segments.Select(segment => segment.Summary)],
            notes,
            Error: null);
    }

    /// <summary>What the lists show of it.</summary>
    public DatasetSummary Summary { get; }

    /// <summary>Reads a CSV file. See <see cref="CsvDatasetReader"/> and <see cref="SegmentFinder"/> for the rules.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mapping">
    /// Its column names; <see langword="null"/> for those of the mapping file beside it, or else the usual ones.
    /// </param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="DatasetException">The file, or the mapping beside it, cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static Dataset Read(string path, ColumnMapping? mapping = null, CancellationToken cancellation = default) =>
        Read(path, mapping, ReadLimits.Default, cancellation);

    /// <summary>Reads a CSV file within given limits.</summary>
    internal static Dataset Read(string path, ColumnMapping? mapping, ReadLimits limits, CancellationToken cancellation) => new(
        Path.GetFileNameWithoutExtension(path),
        Path.GetFileName(path),
        CsvDatasetReader.Read(path, mapping ?? ColumnMappingFile.ReadFor(path), limits, cancellation));

    /// <summary>Reads a dataset of the data directory.</summary>
    internal static Dataset Read(DatasetSource source, CancellationToken cancellation) => new(
        source.Name,
        source.FileName,
        CsvDatasetReader.Read(source.Path, ColumnMappingFile.ReadFor(source.Path), ReadLimits.Default, cancellation));

    /// <summary>pandas' <c>describe</c> of sensor1, sensor2, speedSet and load_value over all rows of the file.</summary>
    public IReadOnlyList<ColumnStatistics> Describe() => _statistics.Value;

    /// <summary>The first rows of a segment.</summary>
    /// <param name="condition">Its condition.</param>
    /// <param name="maxRows">Rows at most, 1 or more; all when there are fewer.</param>
    /// <returns>The rows of all pieces in time order as speed, load, sensor1, sensor2, with their content hash.</returns>
    /// <exception cref="KeyNotFoundException">
    /// Nothing was recorded at that condition; the message names the conditions that there are.
    /// </exception>
    public SegmentData Segment(OperatingCondition condition, int maxRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRows, 1);
        var segment = Find(condition);
        var rows = segment.Rows;
        var count = Math.Min(rows.Length, maxRows);
        var values = new double[count * SegmentData.UsualColumns];
        for (var i = 0; i < count; i++)
        {
            var at = values.AsSpan(i * SegmentData.UsualColumns, SegmentData.UsualColumns);
            at[0] = _table.Speed[rows[i]];
            at[1] = _table.Load[rows[i]];
            at[2] = _table.Sensor1[rows[i]];
            at[3] = _table.Sensor2[rows[i]];
        }

        return SegmentData.Of(condition, Channel.Usual, [.. segment.PieceStarts.TakeWhile(start => start < count)], values);
    }

    /// <summary>A stretch of a segment for drawing, thinned so that peaks survive.</summary>
    /// <param name="condition">The segment's condition.</param>
    /// <param name="firstRow">The first row to draw, from 0.</param>
    /// <param name="rows">Rows to draw, 1 or more; the rest of the segment when larger.</param>
    /// <param name="points">Points at most, 2 to 20,000.</param>
    /// <exception cref="KeyNotFoundException">
    /// Nothing was recorded at that condition; the message names the conditions that there are.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The first row is not in the segment, or another number is out of its range.
    /// </exception>
    public Waveform Waveform(OperatingCondition condition, int firstRow, int rows, int points)
    {
        var segment = Find(condition);
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(firstRow, segment.Rows.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, 20_000);
        var stretch = segment.Rows.AsSpan(firstRow, Math.Min(rows, segment.Rows.Length - firstRow)).ToArray();
        var sensor1 = Array.ConvertAll(stretch, row => _table.Sensor1[row]);
        var sensor2 = Array.ConvertAll(stretch, row => _table.Sensor2[row]);
        var chosen = WaveformThinning.Choose(sensor1, sensor2, points);
        return new Waveform(
            condition,
            segment.Rows.Length,
            Array.ConvertAll(chosen, i => firstRow + i),
            Array.ConvertAll(chosen, i => sensor1[i]),
            Array.ConvertAll(chosen, i => sensor2[i]),
            segment.Summary.SamplePeriodSeconds);
    }

    private SegmentRows Find(OperatingCondition condition) => _segments.TryGetValue(condition, out var segment)
        ? segment
        : throw new KeyNotFoundException($"{Summary.FileName} has no rows at {condition}; it has {Conditions}");

    private string Conditions => string.Join(", ", Summary.Segments.Take(20).Select(each => each.Condition));
}
