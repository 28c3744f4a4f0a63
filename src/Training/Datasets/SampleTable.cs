using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>All rows of a file as columns, in the file's order.</summary>
internal sealed class SampleTable
{
    private readonly List<Series> _series = [];
    private readonly Dictionary<Series, int> _indices = [];

    /// <param name="capacity">Rows that are expected.</param>
    public SampleTable(int capacity) => Resize(Math.Max(capacity, 16));

    /// <summary>Rows.</summary>
    public int Count { get; private set; }

    public double[] Sensor1 { get; private set; } = [];

    public double[] Sensor2 { get; private set; } = [];

    public double[] Speed { get; private set; } = [];

    public double[] Load { get; private set; } = [];

    /// <summary>Times in units of 100 ns.</summary>
    public long[] Ticks { get; private set; } = [];

    /// <summary>Index into <see cref="SeriesList"/> of each row.</summary>
    public int[] SeriesOf { get; private set; } = [];

    /// <summary>What was recorded together: the distinct pairs of condition and gear, in order of appearance.</summary>
    public IReadOnlyList<Series> SeriesList => _series;

    /// <summary>Whether the file calls a row synthetic.</summary>
    public bool Synthetic { get; set; }

    /// <summary>The index of a series, which is added when it is new.</summary>
    public int FindSeries(OperatingCondition condition, string gear)
    {
        var series = new Series(condition, gear);
        if (_indices.TryGetValue(series, out var known)) return known;
        _series.Add(series);
        return _indices[series] = _series.Count - 1;
    }

    public void Add(double sensor1, double sensor2, long ticks, double speed, double load, int series)
    {
        if (Count == Ticks.Length) Resize(checked(Count * 2));
        Sensor1[Count] = sensor1;
        Sensor2[Count] = sensor2;
        Ticks[Count] = ticks;
        Speed[Count] = speed;
        Load[Count] = load;
        SeriesOf[Count] = series;
        Count++;
    }

    /// <summary>Gives back the memory that the rows do not need.</summary>
    public void Trim() => Resize(Count);

    private void Resize(int rows)
    {
        Sensor1 = Resized(Sensor1, rows);
        Sensor2 = Resized(Sensor2, rows);
        Speed = Resized(Speed, rows);
        Load = Resized(Load, rows);
        Ticks = Resized(Ticks, rows);
        SeriesOf = Resized(SeriesOf, rows);
    }

    private static T[] Resized<T>(T[] column, int rows)
    {
        Array.Resize(ref column, rows);
        return column;
    }
}
