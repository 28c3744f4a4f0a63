using System.Globalization;

namespace GearSweep.Cluster.Tests.Network;

/// <summary>
/// Names of a lab's namespaces, <c>gearsweep-PROCESS-LAB-PLACE</c>: they tell whose they are, so that what a killed run
/// left behind can be known and removed.
/// </summary>
internal static class LabName
{
    private const string Prefix = "gearsweep";

    /// <summary>The name of one.</summary>
    /// <param name="process">The process that makes it.</param>
    /// <param name="lab">Which lab of that process.</param>
    /// <param name="place">What it is in the lab.</param>
    public static string Of(int process, int lab, string place) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{process}-{lab}-{place}");

    /// <summary>The names, of all that there are, whose process is gone.</summary>
    /// <param name="names">All namespaces of this machine, also other programs'.</param>
    /// <param name="isAlive">Whether a process runs.</param>
    public static IReadOnlyList<string> Left(IEnumerable<string> names, Func<int, bool> isAlive) =>
        [.. names.Where(name => ProcessOf(name) is { } process && !isAlive(process))];

    private static int? ProcessOf(string name) =>
        name.Split('-') is [Prefix, var process, _, _]
        && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
}
