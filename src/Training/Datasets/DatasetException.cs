using System.Globalization;

namespace GearSweep.Training.Datasets;

/// <summary>
/// A dataset cannot be read. The message names the file, and the line and column where there is one, what was found and
/// what was expected, e.g. <c>no_fault.csv, line 17, column 'sensor2': found 'abc', expected a number</c>.
/// </summary>
public sealed class DatasetException : Exception
{
    /// <summary>
    /// Makes the exception; its message puts the place before the problem, on one line of characters that show.
    /// </summary>
    /// <param name="file">The file's name, without its directory.</param>
    /// <param name="line">The line, from 1 (the header's); 0 where the whole file is meant.</param>
    /// <param name="column">The column as the file names it; <see langword="null"/> where the whole line is
    /// meant.</param>
    /// <param name="problem">What was found and what was expected.</param>
    /// <param name="innerException">The cause, where another exception told it.</param>
    public DatasetException(string file, long line, string? column, string problem, Exception? innerException = null)
        : base(Excerpt.Clean(Place(file, line, column) + ": " + problem), innerException)
    {
        (File, Line, Column) = (file, line, column);
    }

    /// <summary>The file's name, without its directory.</summary>
    public string File { get; }

    /// <summary>The line, from 1; 0 where the whole file is meant.</summary>
    public long Line { get; }

    /// <summary>The column; <see langword="null"/> where the whole line is meant.</summary>
    public string? Column { get; }

    private static string Place(string file, long line, string? column) =>
        file
        + (line > 0 ? string.Create(CultureInfo.InvariantCulture, $", line {line}") : "")
        + (column is null ? "" : $", column '{column}'");
}
