using CsvHelper;
using GearSweep.Shared.Files;

namespace GearSweep.Training.Datasets;

/// <summary>
/// Reads the rows of a CSV file, as a stream. The rules: commas, semicolons, tabs or bars part the columns, as in the
/// header; RFC 4180 quotes; any line ends; UTF-8, or what a byte order mark says; columns in any order, further columns
/// ignored; blanks around fields and empty lines passed over; every other line has as many fields as the header;
/// numbers are finite in single precision. The first thing that breaks a rule ends the reading with its line and
/// column.
/// </summary>
internal sealed class CsvDatasetReader
{
    private const int RowsBetweenChecks = 8_192;
    private const string Remedy = "a mapping's 'round_to' rounds measured ones";

    private readonly string _file;
    private readonly SampleTable _table;
    private readonly ColumnMapping _mapping;
    private readonly ReadLimits _limits;
    private readonly FileFacts _facts;
    private readonly CsvReader _reader;
    private readonly HeaderColumns _columns;
    private readonly int _width;
    private readonly NumberField _number;
    private readonly TimeColumn _time;
    private readonly GearNames _gears;
    private readonly CsvFields _fields;
    private readonly double[] _values;

    private CsvDatasetReader(
        string file,
        CsvReader reader,
        CsvDialect dialect,
        SampleTable table,
        ColumnMapping mapping,
        string gear,
        ReadLimits limits
    )
    {
        (_file, _reader, _table, _mapping, _limits) = (file, reader, table, mapping, limits);
        _columns = HeaderColumns.Find(file, reader.Headers, mapping);
        _width = reader.Headers.Count;
        var facts = FileFacts.From(file, mapping, gear);
        _facts = _columns.Gear < 0 && facts.Gear is null ? facts with { Gear = GearNames.Plain(gear) } : facts;
        _number = new NumberField(mayBeComma: dialect.Separator != ',');
        _time = new TimeColumn(mapping.TimeUnit, _number);
        _gears = new GearNames(mapping.Gear.Names);
        _fields = new CsvFields(file, reader, _columns, table, _number, _time, _gears);
        _values = new double[_columns.Channels.Length];
    }

    /// <summary>Reads a file's rows into a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="gear">What the gear is called where nothing else says it.</param>
    /// <param name="table">Takes the rows.</param>
    /// <param name="mapping">Where the file keeps what.</param>
    /// <param name="limits">How much is read.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="DatasetException">The file breaks a rule or a limit, or cannot be opened.</exception>
    public static void Read(
        string path,
        string gear,
        SampleTable table,
        ColumnMapping mapping,
        ReadLimits limits,
        CancellationToken cancellation
    )
    {
        var file = Path.GetFileName(path);
        try
        {
            using var stream = RegularFile.Open(path);
            FileKind.ThrowUnlessText(file, stream);
            var dialect = CsvDialect.From(stream);
            var options = new CsvReaderOptions
            {
                Separator = dialect.Separator,
                Encoding = dialect.Encoding,
                DetectSeparatorHint = dialect.HasSeparatorLine,
                MalformedData = CsvMalformedDataHandling.Throw,
                MaxRecordSize = limits.LineBytes,
                TrackLineNumbers = true,
            };
            table.Bytes += stream.Length;
            using var reader = CsvReader.Create(stream, options, leaveOpen: true);
            new CsvDatasetReader(file, reader, dialect, table, mapping, gear, limits).ReadRows(dialect, cancellation);
        }
        catch (CsvFormatException e)
            when (e.Message.Contains(nameof(CsvReaderOptions.MaxRecordSize), StringComparison.Ordinal))
        {
            var most = FormattableString.Invariant($"{limits.LineBytes:N0} bytes");
            throw new DatasetException(
                file,
                e.LineNumber,
                null,
                $"found a line of more than {most}, the most that is read (is a quote left open?)",
                e
            );
        }
        catch (CsvFormatException e)
        {
            throw new DatasetException(file, e.LineNumber, null, e.Message, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(file, 0, null, $"cannot be read: {FileFault.ReasonOf(e)}", e);
        }
    }

    private void ReadRows(CsvDialect dialect, CancellationToken cancellation)
    {
        var first = _table.Count;
        var isRow = _reader.Read();
        var isTimeLeftOut = isRow && IsTimeLeftOut();
        var hasTimes = _columns.Time >= 0 && !isTimeLeftOut;
        if (first > 0 && hasTimes != _table.Ticks is not null)
        {
            var found = hasTimes
                ? "has times and the files before it have none"
                : "has no times and the files before it have";
            throw new DatasetException(
                _file,
                1,
                _mapping.Time,
                $"the file {found}, expected the same columns in all files"
            );
        }

        _table.BeginFile(hasTimes);
        _table.Places.Begin(_file);
        double lastSpeed = double.NaN,
            lastLoad = double.NaN;
        string? lastGear = null;
        var setPoint = -1;
        for (; isRow; isRow = _reader.Read())
        {
            if (_table.Count % RowsBetweenChecks == 0)
                cancellation.ThrowIfCancellationRequested();
            if (_reader.FieldCount != _width)
                throw WrongFieldCount();
            if (_table.Count == _limits.Rows)
                throw _fields.Problem(null, $"there are more than {_limits.Rows:N0} rows, the most that is read");
            if (_table.Count == _limits.Values / _values.Length)
            {
                throw _fields.Problem(
                    null,
                    $"there are more than {_limits.Values:N0} values in the channels, the most that is read"
                );
            }

            for (var i = 0; i < _values.Length; i++)
                _values[i] = _fields.Number(_columns.Channels[i]);
            var ticks = hasTimes ? _fields.Time(_columns.Time) : 0;
            var speed = _facts.Speed ?? _fields.Quantity(_columns.Speed, _mapping.Speed);
            var load = _facts.Load ?? _fields.Quantity(_columns.Load, _mapping.Load);
            var gear = _facts.Gear ?? _fields.Gear();
            if (speed != lastSpeed || load != lastLoad || !ReferenceEquals(gear, lastGear))
            {
                setPoint = _table.FindSetPoint(speed, load, gear);
                if (_table.SeriesList.Count > _limits.Conditions)
                    throw TooManyConditions();
                (lastSpeed, lastLoad, lastGear) = (speed, load, gear);
            }

            _table.Places.Add(_table.Count, _reader.LineNumber);
            _table.Add(_values, ticks, setPoint);
            if (_columns.Origin >= 0 && !_table.Synthetic)
                _table.Synthetic = SyntheticMark.IsIn(_reader.GetSpan(_columns.Origin));
        }

        if (_table.Count == first)
            throw new DatasetException(_file, 0, null, "found a header and no rows, expected at least one row");
        if (isTimeLeftOut)
            _table.Note(
                $"The times in '{_mapping.Time}' have no date and were left out; the rows follow each other as they stand."
            );
        AddNotes(dialect);
    }

    /// <summary>
    /// With a stated rate, times of the clock alone are not needed unless the mapping names their column.
    /// </summary>
    private bool IsTimeLeftOut() =>
        _columns.Time >= 0
        && _mapping.Rate is not null
        && !_mapping.IsTimeNamed
        && _reader.FieldCount == _width
        && TimeText.IsClockAlone(_fields.Field(_columns.Time));

    private void AddNotes(CsvDialect dialect)
    {
        foreach (var note in dialect.Notes)
            _table.Note(note);
        if (_number.IsComma)
            _table.Note("The numbers have a decimal comma.");
        if (_columns.Time >= 0)
        {
            foreach (var note in _time.Notes(_mapping.Time))
                _table.Note(note);
        }

        _table.HasLocalTimes |= _time.IsLocal;
        _table.MayBeDays |= _time.MayBeDays;
        foreach (var note in _gears.Notes)
            _table.Note(note);
    }

    private DatasetException WrongFieldCount() =>
        _fields.Problem(null, $"found {_reader.FieldCount} fields, expected {_width} as in the header");

    private DatasetException TooManyConditions() =>
        _fields.Problem(
            null,
            $"there are more than {_limits.Conditions:N0} different speeds, loads and gears, expected set values that repeat; {Remedy}"
        );
}
