using System.Globalization;
using System.Text;
using CsvHelper;
using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>
/// Reads the rows of a CSV file, as a stream. The rules: comma, RFC 4180 quotes, any line ends, UTF-8 (or what a byte order mark says),
/// columns in any order, further columns ignored, empty lines passed over; every other line has as many fields as the header; numbers are
/// finite and written in the invariant culture. The first thing that breaks a rule ends the reading with its line and column.
/// </summary>
internal sealed class CsvDatasetReader
{
    private const int RowsBetweenChecks = 8_192;
    private const int UsualRowBytes = 64;

    // A large file may turn out to be wrong in its first line: room for more rows is made as they come.
    private const int MostRowsAtOnce = 1_000_000;

    private readonly string _file;
    private readonly ReadLimits _limits;
    private readonly CsvReader _reader;
    private readonly HeaderColumns _columns;
    private readonly int _fields;
    private byte[] _lastGear = [];
    private string _gear;

    private CsvDatasetReader(string file, CsvReader reader, ColumnMapping mapping, ReadLimits limits)
    {
        (_file, _reader, _limits) = (file, reader, limits);
        _columns = HeaderColumns.Find(file, reader.Headers, mapping);
        _fields = reader.Headers.Count;
        _gear = Path.GetFileNameWithoutExtension(file);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="DatasetException">The file breaks a rule or a limit, or cannot be opened.</exception>
    public static SampleTable Read(string path, ColumnMapping mapping, ReadLimits limits, CancellationToken cancellation)
    {
        var file = Path.GetFileName(path);
        try
        {
            using var stream = RegularFile.Open(path);
            FileKind.ThrowUnlessText(file, stream);
            var options = new CsvReaderOptions
            {
                Separator = ',',
                MalformedData = CsvMalformedDataHandling.Throw,
                MaxRecordSize = limits.LineBytes,
                TrackLineNumbers = true,
            };
            using var reader = CsvReader.Create(stream, options, leaveOpen: true);
            return new CsvDatasetReader(file, reader, mapping, limits).ReadRows(stream.Length, cancellation);
        }
        catch (CsvFormatException e) when (e.Message.Contains(nameof(CsvReaderOptions.MaxRecordSize), StringComparison.Ordinal))
        {
            var most = FormattableString.Invariant($"{limits.LineBytes:N0} bytes");
            throw new DatasetException(
                file, e.LineNumber, null, $"found a line of more than {most}, the most that is read (is a quote left open?)", e);
        }
        catch (CsvFormatException e)
        {
            throw new DatasetException(file, e.LineNumber, null, e.Message, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(file, 0, null, "cannot be read: " + e.Message, e);
        }
    }

    private SampleTable ReadRows(long bytes, CancellationToken cancellation)
    {
        var table = new SampleTable((int)Math.Min(bytes / UsualRowBytes, MostRowsAtOnce)) { Bytes = bytes };
        double lastSpeed = double.NaN, lastLoad = double.NaN;
        string? lastGear = null;
        var series = -1;
        while (_reader.Read())
        {
            if (table.Count % RowsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
            if (_reader.FieldCount != _fields) throw WrongFieldCount();
            if (table.Count == _limits.Rows) throw Problem(null, $"there are more than {_limits.Rows:N0} rows, the most that is read");

            var sensor1 = Number(_columns.Sensor1);
            var sensor2 = Number(_columns.Sensor2);
            var ticks = Time(_columns.Time);
            var speed = Number(_columns.Speed);
            var load = Number(_columns.Load);
            var gear = Gear();
            if (speed != lastSpeed || load != lastLoad || !ReferenceEquals(gear, lastGear))
            {
                series = table.FindSeries(new OperatingCondition(speed, load), gear);
                if (table.SeriesList.Count > _limits.Conditions) throw TooManyConditions();
                (lastSpeed, lastLoad, lastGear) = (speed, load, gear);
            }

            table.Add(sensor1, sensor2, ticks, speed, load, series);
            if (_columns.Origin >= 0 && !table.Synthetic) table.Synthetic = SyntheticMark.IsIn(_reader.GetSpan(_columns.Origin));
        }

        if (table.Count == 0) throw new DatasetException(_file, 0, null, "found a header and no rows, expected at least one row");
        table.Trim();
        return table;
    }

    private double Number(int column)
    {
        var text = _reader.GetSpan(column);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Wrong(column, "a finite number");
    }

    private long Time(int column) => TimeText.TryParse(_reader.GetSpan(column), out var ticks)
        ? ticks
        : throw Wrong(column, "a time such as 2023-05-03 21:47:31.000200");

    /// <summary>The row's gear; the same string for rows that follow each other.</summary>
    private string Gear()
    {
        if (_columns.Gear < 0) return _gear;
        var text = _reader.GetSpan(_columns.Gear);
        if (text.SequenceEqual(_lastGear)) return _gear;
        if (text.IsEmpty) throw Wrong(_columns.Gear, "the gear's name");
        _lastGear = text.ToArray();
        return _gear = Encoding.UTF8.GetString(text);
    }

    private DatasetException Wrong(int column, string expected)
    {
        var found = _reader.GetString(column);
        return Problem(column, $"found {(found.Length == 0 ? "an empty field" : Excerpt.Of(found))}, expected {expected}");
    }

    private DatasetException WrongFieldCount() => Problem(null, $"found {_reader.FieldCount} fields, expected {_fields} as in the header");

    private DatasetException TooManyConditions() => Problem(
        null,
        $"there are more than {_limits.Conditions:N0} different speeds, loads and gears, expected set values that repeat");

    private DatasetException Problem(int? column, FormattableString problem) =>
        new(_file, _reader.LineNumber, column is { } index ? _reader.Headers[index].Trim() : null, FormattableString.Invariant(problem));
}
