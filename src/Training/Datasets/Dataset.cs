using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>A dataset in memory. It never changes and may be used by several threads.</summary>
public sealed class Dataset
{
    private readonly SampleTable _table;
    private readonly Dictionary<OperatingCondition, SegmentRows> _segments;

    private Dataset(DatasetSource source, SampleTable table, ColumnMapping mapping)
    {
        var (segments, notes) = Find(source, table, mapping);
        table.ForgetTimes();
        _table = table;
        _segments = segments.ToDictionary(segment => segment.Summary.Condition);
        Summary = new DatasetSummary(
            source.Name,
            source.FileName,
            table.Bytes,
            table.Count,
            string.Join(", ", table.SeriesList.Select(series => series.Gear).Distinct()),
            table.Synthetic,
            table.Channels,
            [.. segments.Select(segment => segment.Summary)],
            notes,
            Error: null
        );
    }

    /// <summary>What the lists show of it.</summary>
    public DatasetSummary Summary { get; }

    /// <summary>
    /// Reads a CSV file with the mapping beside it, or the CSV files that a mapping names. See
    /// <see cref="CsvDatasetReader"/> and
    /// <see cref="SegmentFinder"/> for the rules.
    /// </summary>
    /// <param name="path">The CSV file, or the mapping (<c>NAME.columns.yaml</c>).</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="DatasetException">A file, or the mapping, cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static Dataset Read(string path, CancellationToken cancellation = default) =>
        Read(DatasetSource.From(Path.GetFullPath(path)), cancellation);

    /// <summary>Reads a dataset of the data directory.</summary>
    internal static Dataset Read(DatasetSource source, CancellationToken cancellation) =>
        Read(source, MappingOf(source), ReadLimits.Default, cancellation);

    /// <summary>Reads a dataset within given limits.</summary>
    internal static Dataset Read(
        DatasetSource source,
        ColumnMapping mapping,
        ReadLimits limits,
        CancellationToken cancellation
    )
    {
        if (source.Problem is { } problem)
            throw problem;
        var table = new SampleTable([.. mapping.Channels.Select(channel => new Channel(channel.Name, channel.Unit))]);
        foreach (var file in source.Files)
            CsvDatasetReader.Read(file, source.Name, table, mapping, limits, cancellation);
        table.Trim();
        return new Dataset(source, table, mapping);
    }

    /// <summary>pandas' <c>describe</c> of the channels, speedSet and load_value over all rows of the files.</summary>
    public IReadOnlyList<ColumnStatistics> Describe()
    {
        // One array for all: one column at a time is in memory twice.
        var values = new double[_table.Count];
        var statistics = new List<ColumnStatistics>();
        for (var i = 0; i < _table.Channels.Count; i++)
        {
            _table.Columns[i].CopyTo(values);
            statistics.Add(ColumnDescription.Describe(_table.Channels[i].Name, values));
        }

        for (var row = 0; row < values.Length; row++)
            values[row] = _table.SetPointOf(row).Speed;
        statistics.Add(ColumnDescription.Describe("speedSet", values));
        for (var row = 0; row < values.Length; row++)
            values[row] = _table.SetPointOf(row).Load;
        statistics.Add(ColumnDescription.Describe("load_value", values));
        return statistics;
    }

    /// <summary>The first rows of a segment.</summary>
    /// <param name="condition">Its condition.</param>
    /// <param name="maxRows">Rows at most, 1 or more; all when there are fewer.</param>
    /// <returns>
    /// The rows of all pieces in time order as speed, load and the channels, with their content hash.
    /// </returns>
    /// <exception cref="KeyNotFoundException">
    /// Nothing was recorded at that condition; the message names the conditions that there are.
    /// </exception>
    public SegmentData Segment(OperatingCondition condition, int maxRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRows, 1);
        var segment = Find(condition);
        var rows = segment.Rows;
        var count = Math.Min(rows.Length, maxRows);
        var columns = SegmentData.ConditionColumns + _table.Channels.Count;
        var values = new double[checked(count * columns)];
        for (var i = 0; i < count; i++)
        {
            var at = values.AsSpan(i * columns, columns);
            (at[0], at[1], _) = _table.SetPointOf(rows[i]);
            for (var channel = 0; channel < _table.Channels.Count; channel++)
            {
                at[SegmentData.ConditionColumns + channel] = _table.Columns[channel][rows[i]];
            }
        }

        return SegmentData.Create(
            condition,
            _table.Channels,
            [.. segment.PieceStarts.TakeWhile(start => start < count)],
            values
        );
    }

    /// <summary>A stretch of a segment for drawing, thinned so that the peaks of what is drawn survive.</summary>
    /// <param name="condition">The segment's condition.</param>
    /// <param name="firstRow">The first row to draw, from 0.</param>
    /// <param name="rows">Rows to draw, 1 or more; the rest of the segment when larger.</param>
    /// <param name="points">Points at most, 2 to 20,000.</param>
    /// <param name="channels">Names of the channels to draw; <see langword="null"/> for all.</param>
    /// <exception cref="KeyNotFoundException">
    /// Nothing was recorded at that condition (the message names the conditions that there are), there is no channel of
    /// a name, or none is named.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The first row is not in the segment, or another number is out of its range.
    /// </exception>
    public Waveform Waveform(
        OperatingCondition condition,
        int firstRow,
        int rows,
        int points,
        IReadOnlyList<string>? channels = null
    )
    {
        var segment = Find(condition);
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(firstRow, segment.Rows.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, 20_000);
        var stretch = segment.Rows.AsSpan(firstRow, Math.Min(rows, segment.Rows.Length - firstRow)).ToArray();
        var places = Places(channels);
        double[][] values = [.. places.Select(place => Array.ConvertAll(stretch, row => _table.Columns[place][row]))];
        var chosen = WaveformThinning.Choose(values, points);
        return new Waveform(
            condition,
            segment.Rows.Length,
            Array.ConvertAll(chosen, i => firstRow + i),
            [
                .. places.Zip(
                    values,
                    (place, all) => new Trace(_table.Channels[place], Array.ConvertAll(chosen, i => all[i]))
                ),
            ],
            segment.Summary.SamplePeriodSeconds
        );
    }

    /// <summary>Where the named channels are, in the dataset's order.</summary>
    private int[] Places(IReadOnlyList<string>? names)
    {
        var all = Enumerable.Range(0, _table.Channels.Count);
        if (names is null)
            return [.. all];
        if (names.Count == 0)
            throw new KeyNotFoundException("no channel is named");
        var unknown = names.FirstOrDefault(name => _table.Channels.All(channel => channel.Name != name));
        return unknown is null
            ? [.. all.Where(place => names.Contains(_table.Channels[place].Name))]
            : throw new KeyNotFoundException($"{Summary.FileName} has no channel '{unknown}'");
    }

    private static ColumnMapping MappingOf(DatasetSource source)
    {
        if (ColumnMappingFile.IsMapping(source.Path))
            return ColumnMappingFile.Read(source.Path);
        var mapping = ColumnMappingFile.ReadFor(source.Path);
        if (mapping.Files is null)
            return mapping;
        throw new DatasetException(
            Path.GetFileName(source.MappingPath),
            0,
            null,
            $"'files' is for several files, but {source.FileName} lies beside it; rename one of the two"
        );
    }

    private static (IReadOnlyList<SegmentRows> Segments, IReadOnlyList<string> Notes) Find(
        DatasetSource source,
        SampleTable table,
        ColumnMapping mapping
    )
    {
        try
        {
            return SegmentFinder.Find(table, mapping, Path.GetFileName(source.MappingPath));
        }
        catch (ClockException e)
        {
            throw new DatasetException(
                source.FileName,
                0,
                mapping.Time,
                $"{e.Message} in {Path.GetFileName(source.MappingPath)}",
                e
            );
        }
    }

    private SegmentRows Find(OperatingCondition condition) =>
        _segments.TryGetValue(condition, out var segment)
            ? segment
            : throw new KeyNotFoundException($"{Summary.FileName} has no rows at {condition}; it has {Conditions}");

    private string Conditions => string.Join(", ", Summary.Segments.Take(20).Select(each => each.Condition));
}
