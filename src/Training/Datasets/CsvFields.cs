using CsvHelper;

namespace GearSweep.Training.Datasets;

/// <summary>The fields of the row at which a reader stands, each as what its column holds.</summary>
/// <param name="file">The file's name, for messages.</param>
/// <param name="reader">Stands at the row.</param>
/// <param name="columns">Where the file keeps what.</param>
/// <param name="table">Takes the rows.</param>
/// <param name="number">Reads numbers.</param>
/// <param name="time">Reads times.</param>
/// <param name="gears">Reads gears.</param>
internal sealed class CsvFields(
    string file,
    CsvReader reader,
    HeaderColumns columns,
    SampleTable table,
    NumberField number,
    TimeColumn time,
    GearNames gears
)
{
    private const string Single = "a number from -3.4e38 to 3.4e38, the most that models hold (single precision)";

    /// <summary>A field without the blanks around it.</summary>
    public ReadOnlySpan<byte> Field(int column) => reader.GetSpan(column).Trim(" \t"u8);

    /// <summary>A number that models can hold.</summary>
    public double Number(int column)
    {
        if (!number.TryParse(Field(column), out var value))
            throw Wrong(column, number.ExpectedFor(reader.GetString(column)));
        return Math.Abs(value) <= float.MaxValue ? value : throw Wrong(column, Single);
    }

    /// <summary>A speed or a load, scaled and rounded as the mapping says.</summary>
    public double Quantity(int column, MappedQuantity quantity)
    {
        var read = Number(column);
        if (quantity.TryRound(read, out var value))
            return Math.Abs(value) <= float.MaxValue ? value : throw Wrong(column, Single + " after scaling");
        var near =
            quantity.Step > 0 ? FormattableString.Invariant($"multiple of {quantity.Step}") : "set point of 'round_to'";
        throw Wrong(
            column,
            FormattableString.Invariant($"a value within {quantity.Tolerance} of a {near} after scaling")
        );
    }

    /// <summary>A time, in units of 100 ns.</summary>
    public long Time(int column) =>
        time.Read(Field(column), out var ticks) is { } expected ? throw Wrong(column, expected) : ticks;

    /// <summary>The gear, by the name that the mapping gives it.</summary>
    public string Gear() =>
        gears.Read(reader.GetSpan(columns.Gear), out var gear) is { } problem
            ? throw Problem(columns.Gear, $"{problem}")
            : gear;

    private DatasetException Wrong(int column, string expected)
    {
        var found = reader.GetString(column);
        var isFirst = table.Count == table.FileStarts[^1];
        var isWord = found.TrimStart(' ', '(', '[') is [var letter, ..] && char.IsLetter(letter);
        var hint = isFirst && isWord ? " (delete the line if it holds units)" : "";
        return Problem(
            column,
            $"found {(found.Trim().Length == 0 ? "an empty field" : Excerpt.For(found))}, expected {expected}{hint}"
        );
    }

    /// <summary>Something that is wrong in this row, and in which column.</summary>
    public DatasetException Problem(int? column, FormattableString problem) =>
        new(
            file,
            reader.LineNumber,
            column is { } index ? reader.Headers[index].Trim() : null,
            FormattableString.Invariant(problem)
        );
}
