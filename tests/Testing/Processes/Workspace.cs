namespace GearSweep.Testing.Processes;

/// <summary>
/// A temporary folder with a data directory and a place for a store; gone with the test, unless it is kept.
/// </summary>
public sealed class Workspace : IDisposable
{
    private bool _kept;

    /// <summary>Makes the folder.</summary>
    /// <param name="disk">Another place for the store; <see langword="null"/> for the folder.</param>
    public Workspace(string? disk = null)
    {
        Directory.CreateDirectory(Folder);
        Store = Path.Combine(disk ?? Folder, "sweeps.db");
    }

    /// <summary>The folder.</summary>
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"gearsweep-{Guid.NewGuid():N}");

    /// <summary>The data directory.</summary>
    public string Data => Path.Combine(Folder, "gear");

    /// <summary>The store.</summary>
    public string Store { get; }

    /// <summary>Writes a file.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Leaves the folder for whoever looks for what went wrong.</summary>
    public void Keep() => _kept = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_kept)
            Directory.Delete(Folder, recursive: true);
    }
}
