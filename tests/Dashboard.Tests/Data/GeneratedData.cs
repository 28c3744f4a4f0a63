using GearSweep.Training.Generation;

namespace GearSweep.Dashboard.Tests.Data;

/// <summary>A data directory with two generated gears and a file that cannot be read.</summary>
public sealed class GeneratedData : IDisposable
{
    public const int RowsPerSegment = 2_500;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("gearsweep-data-");

    public GeneratedData()
    {
        GearDataGenerator.Generate(Path, ["no_fault", "surface_fault"], RowsPerSegment);
        File.WriteAllText(System.IO.Path.Combine(Path, "notes.csv"), "not,a,table\nof,vibration,samples\n");
    }

    public string Path => _directory.FullName;

    public void Dispose() => _directory.Delete(recursive: true);
}
