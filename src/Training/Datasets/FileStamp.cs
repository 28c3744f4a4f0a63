namespace GearSweep.Training.Datasets;

/// <summary>What tells whether a dataset's files have changed since they were read, without reading them.</summary>
/// <param name="Files">Of the CSV files: names, sizes and times.</param>
/// <param name="MappingBytes">Size of the mapping; -1 when there is none.</param>
/// <param name="MappingWritten">When the mapping was written.</param>
internal readonly record struct FileStamp(string Files, long MappingBytes, DateTime MappingWritten)
{
    /// <summary>The stamp of a dataset's files as they are now.</summary>
    /// <exception cref="IOException">One has gone.</exception>
    public static FileStamp From(DatasetSource source)
    {
        var files = string.Join(
            '\0',
            source
                .Files.Select(path => new FileInfo(path))
                .Select(file =>
                    FormattableString.Invariant($"{file.FullName}\0{file.Length}\0{file.LastWriteTimeUtc.Ticks}")
                )
        );
        var mapping = new FileInfo(source.MappingPath);
        return mapping.Exists
            ? new FileStamp(files, mapping.Length, mapping.LastWriteTimeUtc)
            : new FileStamp(files, -1, default);
    }
}
