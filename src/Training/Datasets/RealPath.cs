namespace GearSweep.Training.Datasets;

/// <summary>Where a path leads once every link on the way is followed.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>
    /// Whether a path leads, by any chain of links, to something that does not lie in a directory itself.
    /// </summary>
    public static bool IsOutside(string directory, string path) =>
        Of(path) is not { } real || Path.GetDirectoryName(real) != Of(Path.GetFullPath(directory));

    /// <summary>The path without links; <see langword="null"/> when links go in a circle.</summary>
    private static string? Of(string path)
    {
        var parts = new Stack<string>(Parts(path));
        var real = Path.GetPathRoot(path)!;
        var links = 0;
        while (parts.TryPop(out var part))
        {
            if (part == "..")
                real = Path.GetDirectoryName(real) ?? real;
            if (part is "." or "..")
                continue;
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
                return null;
            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(target)!;
            foreach (var each in Parts(target))
                parts.Push(each);
        }

        return real;
    }

    /// <summary>The path's parts, the last one first.</summary>
    private static IEnumerable<string> Parts(string path) =>
        path[Path.GetPathRoot(path)!.Length..]
            .Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
            .Reverse();
}
