namespace GearSweep.Training.Datasets;

/// <summary>A dataset as the data directory offers it, before it is read.</summary>
/// <param name="Name">What a specification names; unlike every other's.</param>
/// <param name="FileName">The file's name as shown: nothing in it is invisible.</param>
/// <param name="Path">The full path of the CSV, or of the mapping that says which CSVs are the dataset.</param>
internal sealed record DatasetSource(string Name, string FileName, string Path)
{
    /// <summary>The full paths of the CSV files.</summary>
    public IReadOnlyList<string> Files { get; init; } = [Path];

    /// <summary>Why it is not read at all; <see langword="null"/> when it may be.</summary>
    public DatasetException? Problem { get; init; }

    /// <summary>The full path of the mapping, whether or not it exists.</summary>
    public string MappingPath => ColumnMappingFile.IsMapping(Path) ? Path : ColumnMappingFile.PathFor(Path);

    /// <summary>A file alone, of whatever directory.</summary>
    public static DatasetSource From(string path)
    {
        var fileName = System.IO.Path.GetFileName(path);
        if (ColumnMappingFile.IsMapping(path))
            return DatasetSet.At(path, fileName[..^ColumnMappingFile.Extension.Length], ColumnMappingFile.Read(path));
        return new DatasetSource(System.IO.Path.GetFileNameWithoutExtension(path), fileName, path);
    }
}
