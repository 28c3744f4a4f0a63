namespace GearSweep.Training.Datasets;

/// <summary>The CSV files that lie in a directory itself. Files in directories below it, and hidden ones, are no datasets.</summary>
internal static class DataFolder
{
    /// <summary>The CSV files, by name; none when there is no such directory.</summary>
    public static IReadOnlyList<FileInfo> Files(string directory)
    {
        var folder = new DirectoryInfo(directory);
        if (!folder.Exists) return [];
        var options = new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = FileAttributes.Hidden };
        return [.. folder.EnumerateFiles("*.csv", options).OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    /// <summary>Whether a file is a link to something that does not lie in the same directory.</summary>
    public static bool IsLinkOutside(FileInfo file)
    {
        if (file.LinkTarget is null) return false;
        try
        {
            var target = file.ResolveLinkTarget(returnFinalTarget: true);
            return target is null || Path.GetDirectoryName(target.FullName) != file.DirectoryName;
        }
        catch (IOException)
        {
            return true; // Links in a circle lead nowhere.
        }
    }
}
