namespace GearSweep.Benchmarks.Reporting;

/// <summary>
/// A place in a Markdown file that a program writes: what lies between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name
/// --&gt;</c>.
/// </summary>
internal static class MarkedPlace
{
    /// <summary>Puts other content into a place; all else stays as it is.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">The place's name.</param>
    /// <param name="content">Whole lines.</param>
    /// <exception cref="InvalidDataException">There is no such place, or it is not marked once at its beginning and
    /// once at its end.</exception>
    public static string Replace(string text, string name, string content)
    {
        string begin = $"<!-- {name} -->",
            end = $"<!-- /{name} -->";
        return text.Split(begin) is [var before, var rest] && rest.Split(end) is [_, var after]
            ? $"{before}{begin}\n{content}{end}{after}"
            : throw new InvalidDataException($"expected one place '{begin}' … '{end}', and found none or several");
    }

    /// <summary>
    /// Puts other content into a place of a file, which has either the old text or the new at any time.
    /// </summary>
    /// <exception cref="InvalidDataException">See <see cref="Replace"/>.</exception>
    public static async Task WriteAsync(string file, string name, string content, CancellationToken cancellation)
    {
        var text = Replace(await File.ReadAllTextAsync(file, cancellation), name, content);
        var unfinished = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            await File.WriteAllTextAsync(unfinished, text, cancellation);
            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
