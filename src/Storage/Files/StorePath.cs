namespace GearSweep.Storage.Files;

/// <summary>The path of a store.</summary>
internal static class StorePath
{
    /// <summary>
    /// The absolute path of the file that a path leads to. Links are followed, because what lies beside a store lies
    /// beside the file, not beside the link.
    /// </summary>
    public static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return full; // Whoever opens it says what is wrong.
        }
    }
}
