namespace GearSweep.Testing;

/// <summary>The measured files of the dataset card, where somebody has put them.</summary>
public static class RealData
{
    /// <summary>The path of a measured file; skips the test when there is none.</summary>
    public static string Path(string file)
    {
        var directory = Environment.GetEnvironmentVariable("GEARSWEEP_GEAR_DATA") ?? Nearby();
        if (directory is null)
            Assert.Skip("no measured data: set GEARSWEEP_GEAR_DATA to a directory with no_fault.csv and the others");
        var path = System.IO.Path.Combine(directory, file);
        if (!File.Exists(path))
            Assert.Skip($"no {file} in the directory of measured data");
        return path;
    }

    private static string? Nearby()
    {
        for (
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            directory is not null;
            directory = directory.Parent
        )
        {
            var candidate = System.IO.Path.Combine(directory.FullName, "shared", "data", "gear");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
