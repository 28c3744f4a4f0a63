using GearSweep.Shared.Text;

namespace GearSweep.Shared.Files;

/// <summary>
/// A file that a person asked for: it appears whole or not at all, and takes no other's place unless that was said.
/// </summary>
public static class OutputFile
{
    /// <summary>What is wrong with a path to write to; <see langword="null"/> when nothing is.</summary>
    /// <param name="path">Where the file is to be.</param>
    /// <param name="replace">The option that lets it take the place of a file, e.g. <c>--overwrite</c>.</param>
    /// <param name="isReplaced">Whether that option was given.</param>
    public static string? Problem(string path, string replace, bool isReplaced)
    {
        var shown = Printable.Line(path);
        if (PathKind.OtherThanFile(path) is { } other)
            return $"'{shown}' is {other}; the path of a file is expected";
        if (!isReplaced && File.Exists(path))
            return $"'{shown}' exists already; nothing was written. '{replace}' replaces it.";
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Directory.Exists(directory)
            ? null
            : $"there is no directory '{Printable.Line(directory)}'; nothing was written.";
    }

    /// <summary>Writes it beside its place first, and moves it there when it is on the disk.</summary>
    /// <param name="path">Where the file is to be.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="overwrite">Whether it may take the place of another.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    /// <exception cref="FileFaultException">It cannot be written; nothing is left behind.</exception>
    public static async Task WriteAsync(
        string path,
        ReadOnlyMemory<byte> content,
        bool overwrite,
        CancellationToken cancellation
    )
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        await FileFault.TryAsync(
            path,
            FileUse.Write,
            async () =>
            {
                try
                {
                    await using (
                        var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None)
                    )
                    {
                        await file.WriteAsync(content, cancellation);
                        file.Flush(flushToDisk: true);
                    }

                    cancellation.ThrowIfCancellationRequested();
                    File.Move(unfinished, path, overwrite);
                }
                finally
                {
                    File.Delete(unfinished);
                }
            }
        );
    }
}
