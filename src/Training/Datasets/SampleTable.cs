using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>
/// All rows of a dataset as columns, in the files' order. A row takes 8 bytes a channel, 4 for its set point and 8 for
/// its time, which is forgotten once the segments are found.
/// </summary>
/// <param name="channels">The measured columns: the inputs, the target last.</param>
internal sealed class SampleTable(IReadOnlyList<Channel> channels)
{
    private readonly List<Series> _series = [];
    private readonly Dictionary<Series, int> _seriesIndices = [];
    private readonly List<SetPoint> _setPoints = [];
    private readonly Dictionary<SetPoint, int> _setPointIndices = [];
    private readonly List<int> _fileStarts = [];
    private readonly List<string> _notes = [];
    private readonly ChunkedColumn<int> _setPointOf = new();

    /// <summary>Rows.</summary>
    public int Count => _setPointOf.Count;

    /// <summary>The measured columns' names and units: the inputs, the target last.</summary>
    public IReadOnlyList<Channel> Channels => channels;

    /// <summary>The measured columns.</summary>
    public IReadOnlyList<ChunkedColumn<double>> Columns { get; } =
    [.. channels.Select(_ => new ChunkedColumn<double>())];

    /// <summary>
    /// Times in units of 100 ns; <see langword="null"/> where the rows have none, and when they were forgotten.
    /// </summary>
    public ChunkedColumn<long>? Ticks { get; private set; }

    /// <summary>What was recorded together: the distinct pairs of condition and gear, in order of appearance.</summary>
    public IReadOnlyList<Series> SeriesList => _series;

    /// <summary>The distinct speeds and loads, as the files have them.</summary>
    public int SetPoints => _setPoints.Count;

    /// <summary>The rows with which files begin, ascending; the first is 0.</summary>
    public IReadOnlyList<int> FileStarts => _fileStarts;

    /// <summary>Where the rows stand in the files.</summary>
    public RowPlaces Places { get; } = new();

    /// <summary>How the files were read, where that is not plain to see.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Size of the files.</summary>
    public long Bytes { get; set; }

    /// <summary>Whether a file calls a row synthetic.</summary>
    public bool Synthetic { get; set; }

    /// <summary>Whether times are zone-less and may jump with daylight saving.</summary>
    public bool HasLocalTimes { get; set; }

    /// <summary>Whether times are numbers of the size of days since 1900, as Excel counts them.</summary>
    public bool MayBeDays { get; set; }

    /// <summary>Begins the rows of a file.</summary>
    /// <param name="hasTimes">Whether its rows have times, as those of every other.</param>
    public void BeginFile(bool hasTimes)
    {
        _fileStarts.Add(Count);
        if (hasTimes)
            Ticks ??= new ChunkedColumn<long>();
    }

    /// <summary>Adds a note, once.</summary>
    public void Note(string note)
    {
        if (!_notes.Contains(note))
            _notes.Add(note);
    }

    /// <summary>The index of a set point, which is added when it is new.</summary>
    public int FindSetPoint(double speed, double load, string gear)
    {
        var series = new Series(new OperatingCondition(speed, load), gear);
        if (!_seriesIndices.TryGetValue(series, out var seriesIndex))
        {
            _series.Add(series);
            _seriesIndices[series] = seriesIndex = _series.Count - 1;
        }

        var setPoint = new SetPoint(speed, load, seriesIndex);
        if (_setPointIndices.TryGetValue(setPoint, out var known))
            return known;
        _setPoints.Add(setPoint);
        return _setPointIndices[setPoint] = _setPoints.Count - 1;
    }

    /// <summary>Adds a row.</summary>
    public void Add(ReadOnlySpan<double> values, long ticks, int setPoint)
    {
        for (var i = 0; i < values.Length; i++)
            Columns[i].Add(values[i]);
        Ticks?.Add(ticks);
        _setPointOf.Add(setPoint);
    }

    /// <summary>A row's speed, load and series.</summary>
    public SetPoint SetPointOf(int row) => _setPoints[_setPointOf[row]];

    /// <summary>Gives back the memory that the rows do not need.</summary>
    public void Trim()
    {
        foreach (var column in Columns)
            column.Trim();
        Ticks?.Trim();
        _setPointOf.Trim();
    }

    /// <summary>Forgets the rows' times.</summary>
    public void ForgetTimes() => Ticks = null;
}
