namespace GearSweep.Training.Datasets;

/// <summary>What tells whether a dataset's files have changed since they were read, without reading them.</summary>
internal readonly record struct FileStamp(long Bytes, DateTime Written, long MappingBytes, DateTime MappingWritten)
{
    /// <summary>The stamp of a CSV and of the mapping beside it.</summary>
    public static FileStamp Of(DatasetSource source)
    {
        var csv = new FileInfo(source.Path);
        var mapping = new FileInfo(ColumnMappingFile.PathFor(source.Path));
        return mapping.Exists
            ? new FileStamp(csv.Length, csv.LastWriteTimeUtc, mapping.Length, mapping.LastWriteTimeUtc)
            : new FileStamp(csv.Length, csv.LastWriteTimeUtc, -1, default);
    }
}
