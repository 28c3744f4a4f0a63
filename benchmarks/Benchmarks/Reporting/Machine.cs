using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace GearSweep.Benchmarks.Reporting;

/// <summary>What a figure was measured on, and with what.</summary>
internal static class Machine
{
    private const int ShortHash = 7;

    /// <summary>Cores, processor, system and .NET.</summary>
    public static string Description { get; } =
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {Processor()}, {RuntimeInformation.OSDescription}, .NET {Environment.Version}"
        );

    /// <summary>
    /// The commit that the program was built from, as the build writes it into the assembly; <c>unknown</c> where it
    /// was built without git.
    /// </summary>
    public static string Commit { get; } =
        typeof(Machine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            is { InformationalVersion: var version }
        && version.Split('+') is [_, { Length: > ShortHash } hash]
            ? hash[..ShortHash]
            : "unknown";

    /// <summary>The load average of the last minute: figures beside a busy machine say little.</summary>
    public static string Load() => FirstLine("/proc/loadavg")?.Split(' ')[0] ?? "unknown";

    private static string Processor()
    {
        if (!File.Exists("/proc/cpuinfo"))
            return RuntimeInformation.ProcessArchitecture.ToString();
        var line = File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? "unknown processor";
    }

    private static string? FirstLine(string path) => File.Exists(path) ? File.ReadLines(path).FirstOrDefault() : null;
}
