using System.IO.Enumeration;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Text;

namespace GearSweep.Training.Datasets;

/// <summary>Several CSV files that one mapping makes a dataset.</summary>
internal static class DatasetSet
{
    private const int MostFiles = 1_000;

    /// <summary>The dataset of a mapping, with a problem when there are no such files.</summary>
    /// <param name="path">The mapping's full path.</param>
    /// <param name="name">The dataset's name.</param>
    /// <param name="mapping">What it says.</param>
    public static DatasetSource At(string path, string name, ColumnMapping mapping)
    {
        var fileName = DatasetName.Show(Path.GetFileName(path));
        var source = new DatasetSource(DatasetName.Show(name), fileName, path) { Files = [] };
        if (mapping.Files is not { } pattern)
        {
            return source with
            {
                Problem = new(
                    fileName,
                    0,
                    null,
                    $"there is no {name}.csv beside it, and no 'files' says which files it is for"
                ),
            };
        }

        var parts = pattern.Split('/');
        var directory =
            parts.Length == 1 ? Path.GetDirectoryName(path)! : Path.Combine(Path.GetDirectoryName(path)!, parts[0]);
        var folder = new DirectoryInfo(directory);
        if (parts.Length > 1 && folder.LinkTarget is not null)
            return With($"'{parts[0]}' is a link, expected a directory beside this file");
        if (!folder.Exists)
            return With($"there is no directory '{parts[0]}' beside this file");
        var files = Matching(folder, parts[^1]);
        if (files.Count == 0)
            return With($"no file matches '{pattern}'");
        if (files.Count > MostFiles)
            return With(
                FormattableString.Invariant(
                    $"{files.Count:N0} files match '{pattern}', expected {MostFiles:N0} at most"
                )
            );
        var wrong = files
            .Select(file => DataFolder.ProblemOf(directory, file))
            .FirstOrDefault(problem => problem is not null);
        return source with { Files = [.. files.Select(file => file.FullName)], Problem = wrong };

        DatasetSource With(string problem) => source with { Problem = new(fileName, 0, null, "'files': " + problem) };
    }

    private static List<FileInfo> Matching(DirectoryInfo folder, string pattern)
    {
        var composed = ComposedText.For(pattern);
        return
        [
            .. folder
                .EnumerateFiles("*", new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden })
                .Where(file =>
                    FileSystemName.MatchesSimpleExpression(composed, ComposedText.For(file.Name), ignoreCase: false)
                )
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
    }
}
