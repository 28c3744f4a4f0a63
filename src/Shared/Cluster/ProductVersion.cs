using System.Reflection;

namespace GearSweep.Shared.Cluster;

/// <summary>The version of GearSweep: all of its programs have one.</summary>
public static class ProductVersion
{
    private const int CommitDigits = 7;

    /// <summary>As the build wrote it: number, and behind a plus sign the commit.</summary>
    public static string Text { get; } =
        typeof(ProductVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "?";

    /// <summary>A version with a commit that is short enough to read.</summary>
    public static string Shorten(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var commit = version.IndexOf('+', StringComparison.Ordinal);
        return commit < 0 || version.Length <= commit + 1 + CommitDigits
            ? version
            : version[..(commit + 1 + CommitDigits)];
    }
}
