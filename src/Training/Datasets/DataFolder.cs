using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>
/// The datasets of a directory: the CSV files that lie in it, and the mappings that make several files one. Hidden
/// files are none, and those in directories below it only where a mapping names them.
/// </summary>
internal static class DataFolder
{
    private static readonly EnumerationOptions Visible = new()
    {
        MatchCasing = MatchCasing.CaseInsensitive,
        AttributesToSkip = FileAttributes.Hidden,
    };

    /// <summary>The CSV files, by name; none when there is no such directory.</summary>
    public static IReadOnlyList<FileInfo> Files(string directory) => Files(directory, "*.csv");

    /// <summary>The datasets, by name; each has a name of its own, and those that must not be read say why.</summary>
    public static IReadOnlyList<DatasetSource> Sources(string directory)
    {
        // Names that are no UTF-8 may look the same: one entry stands for all of them.
        var files = Files(directory).DistinctBy(file => file.Name).ToList();
        var sets = Sets(directory, files);
        var taken = sets.SelectMany(set => set.Files).ToHashSet(StringComparer.Ordinal);
        var alone = files.Where(file => !taken.Contains(file.FullName)).ToList();
        var names = alone.Select(NameOf).Concat(sets.Select(set => set.Name));
        var several = names.CountBy(name => name).Where(name => name.Value > 1).Select(name => name.Key).ToHashSet();
        var single = alone.Select(file => Source(directory, file, isNameShared: several.Contains(NameOf(file))));
        return [.. single.Concat(sets).OrderBy(source => source.FileName, StringComparer.Ordinal)];
    }

    /// <summary>Why a file of a directory must not be read; <see langword="null"/> when it may be.</summary>
    public static DatasetException? ProblemOf(string directory, FileInfo file)
    {
        var problem =
            DatasetName.ProblemOf(NameOf(file))
            ?? (
                RealPath.IsOutside(directory, file.FullName)
                    ? "is a link that leaves the data directory, expected a file in it"
                : RegularFile.IsAt(file.FullName) ? null
                : "is no regular file, expected one"
            );
        return problem is null ? null : new DatasetException(DatasetName.Show(file.Name), 0, null, problem);
    }

    private static IReadOnlyList<FileInfo> Files(string directory, string pattern)
    {
        var folder = new DirectoryInfo(directory);
        return folder.Exists
            ? [.. folder.EnumerateFiles(pattern, Visible).OrderBy(file => file.Name, StringComparer.Ordinal)]
            : [];
    }

    private static DatasetSource Source(string directory, FileInfo file, bool isNameShared)
    {
        // Two files whose extensions differ in case have one name: then each goes by its whole file name.
        var name = DatasetName.Show(isNameShared ? file.Name : NameOf(file));
        return new DatasetSource(name, DatasetName.Show(file.Name), file.FullName)
        {
            Problem = ProblemOf(directory, file),
        };
    }

    /// <summary>
    /// The mappings that belong to no CSV of their name: those of several files, and those that cannot be read.
    /// </summary>
    private static List<DatasetSource> Sets(string directory, IEnumerable<FileInfo> files)
    {
        var names = files.Select(NameOf).ToHashSet();
        var sets = new List<DatasetSource>();
        foreach (var file in Files(directory, "*" + ColumnMappingFile.Extension).DistinctBy(file => file.Name))
        {
            var name = file.Name[..^ColumnMappingFile.Extension.Length];
            if (names.Contains(name))
                continue;
            try
            {
                if (ProblemOf(directory, file) is { } problem)
                    throw problem;
                var mapping = ColumnMappingFile.Read(file.FullName);
                if (mapping.Files is not null)
                    sets.Add(DatasetSet.At(file.FullName, name, mapping));
            }
            catch (DatasetException e)
            {
                sets.Add(
                    new DatasetSource(DatasetName.Show(name), DatasetName.Show(file.Name), file.FullName)
                    {
                        Files = [],
                        Problem = e,
                    }
                );
            }
        }

        return sets;
    }

    private static string NameOf(FileInfo file) => Path.GetFileNameWithoutExtension(file.Name);
}
