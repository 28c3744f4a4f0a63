namespace GearSweep.Training.Datasets;

/// <summary>Reads files so that the end of the test run ends the reading.</summary>
internal static class Reading
{
    public static Dataset Read(string path, ColumnMapping? mapping = null) => Dataset.Read(path, mapping, TestContext.Current.CancellationToken);
}
