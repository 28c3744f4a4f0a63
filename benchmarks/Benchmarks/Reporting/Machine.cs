using System.Globalization;
using System.Runtime.InteropServices;

namespace GearSweep.Benchmarks.Reporting;

/// <summary>What a figure was measured on.</summary>
internal static class Machine
{
    /// <summary>Cores, processor, system, .NET, and how busy the machine was: figures beside a busy machine say little.</summary>
    public static string Describe(string load) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {Processor()}, {RuntimeInformation.OSDescription}, .NET {Environment.Version}, load average {load} at the start");

    /// <summary>The load average of the last minute.</summary>
    public static string Load() => FirstLine("/proc/loadavg")?.Split(' ')[0] ?? "unknown";

    private static string Processor()
    {
        if (!File.Exists("/proc/cpuinfo")) return RuntimeInformation.ProcessArchitecture.ToString();
        var line = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? "unknown processor";
    }

    private static string? FirstLine(string path) => File.Exists(path) ? File.ReadLines(path).FirstOrDefault() : null;
}
