namespace GearSweep.Training.Datasets;

/// <summary>Reads files so that the end of the test run ends the reading.</summary>
internal static class Reading
{
    public static Dataset Read(string path) => Dataset.Read(path, TestContext.Current.CancellationToken);

    public static Dataset Read(string path, ColumnMapping mapping) =>
        Dataset.Read(DatasetSource.From(path), mapping, ReadLimits.Default, TestContext.Current.CancellationToken);

    /// <summary>Reads a file with a mapping's text beside it.</summary>
    public static Dataset Read(TemporaryFolder folder, string csv, string mapping)
    {
        folder.Write("rig.columns.yaml", mapping);
        return Read(folder.Write("rig.csv", csv));
    }
}
