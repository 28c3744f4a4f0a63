namespace GearSweep.Training.Datasets;

/// <summary>
/// Where rows stand in their files. As the lines of most files follow each other, only the rows are kept before which
/// some lines are left out.
/// </summary>
internal sealed class RowPlaces
{
    // Beyond these the lines of a file in which every other is empty are not told.
    private const int MostJumps = 100_000;

    private readonly List<(int Row, long Line, string File)> _jumps = [];
    private string _file = "";
    private long _shift;
    private bool _isNew;
    private int _end = int.MaxValue;

    /// <summary>Begins a file.</summary>
    public void Begin(string file) => (_file, _isNew) = (file, true);

    /// <summary>Says the line of the next row.</summary>
    public void Add(int row, long line)
    {
        if ((!_isNew && line - row == _shift) || _end < int.MaxValue)
            return;
        if (_jumps.Count == MostJumps)
            _end = row;
        else
            _jumps.Add((row, line, _file));
        (_shift, _isNew) = (line - row, false);
    }

    /// <summary>A row's place, e.g. <c>line 57 of a.csv</c>; <see langword="null"/> where it is not known.</summary>
    public string? Of(int row)
    {
        if (row >= _end)
            return null;
        var at = _jumps.FindLastIndex(jump => jump.Row <= row);
        return at < 0
            ? null
            : FormattableString.Invariant($"line {_jumps[at].Line + row - _jumps[at].Row} of {_jumps[at].File}");
    }
}
