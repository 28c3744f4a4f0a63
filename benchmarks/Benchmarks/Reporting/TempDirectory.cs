namespace GearSweep.Benchmarks.Reporting;

/// <summary>A directory for what a benchmark makes; it goes with it.</summary>
internal sealed class TempDirectory : IDisposable
{
    /// <summary>Its path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("gearsweep-benchmark-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
