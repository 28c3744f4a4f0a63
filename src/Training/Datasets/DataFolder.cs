using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>The CSV files that lie in a directory itself. Files in directories below it, and hidden ones, are no datasets.</summary>
internal static class DataFolder
{
    private const int MostLinks = 40;

    /// <summary>The CSV files, by name; none when there is no such directory.</summary>
    public static IReadOnlyList<FileInfo> Files(string directory)
    {
        var folder = new DirectoryInfo(directory);
        if (!folder.Exists) return [];
        var options = new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = FileAttributes.Hidden };
        return [.. folder.EnumerateFiles("*.csv", options).OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    /// <summary>The datasets, by name; each has a name of its own, and those that must not be read say why.</summary>
    public static IReadOnlyList<DatasetSource> Sources(string directory)
    {
        // Names that are no UTF-8 may look the same: one entry stands for all of them.
        var files = Files(directory).DistinctBy(file => file.Name).ToList();
        var several = files.CountBy(NameOf).Where(name => name.Value > 1).Select(name => name.Key).ToHashSet();
        return [.. files.Select(file => Source(directory, file, isNameShared: several.Contains(NameOf(file))))];
    }

    private static DatasetSource Source(string directory, FileInfo file, bool isNameShared)
    {
        // Two files whose extensions differ in case have one name: then each goes by its whole file name.
        var name = isNameShared ? file.Name : NameOf(file);
        var problem = DatasetName.ProblemOf(name) ?? (IsOutside(directory, file.FullName)
            ? "is a link that leaves the data directory, expected a file in it"
            : RegularFile.IsAt(file.FullName) ? null : "is no regular file, expected one");
        return new DatasetSource(DatasetName.Show(name), DatasetName.Show(file.Name), file.FullName, problem);
    }

    private static string NameOf(FileInfo file) => Path.GetFileNameWithoutExtension(file.Name);

    /// <summary>Whether a path leads, by any chain of links, to something that does not lie in a directory itself.</summary>
    public static bool IsOutside(string directory, string path) =>
        RealPath(path) is not { } real || Path.GetDirectoryName(real) != RealPath(Path.GetFullPath(directory));

    /// <summary>The path without links; <see langword="null"/> when links go in a circle.</summary>
    private static string? RealPath(string path)
    {
        var parts = new Stack<string>(Parts(path));
        var real = Path.GetPathRoot(path)!;
        var links = 0;
        while (parts.TryPop(out var part))
        {
            if (part == "..") real = Path.GetDirectoryName(real) ?? real;
            if (part is "." or "..") continue;
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks) return null;
            if (Path.IsPathRooted(target)) real = Path.GetPathRoot(target)!;
            foreach (var each in Parts(target)) parts.Push(each);
        }

        return real;
    }

    /// <summary>The path's parts, the last one first.</summary>
    private static IEnumerable<string> Parts(string path) => path[Path.GetPathRoot(path)!.Length..]
        .Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
        .Reverse();
}
