using System.Reflection;

namespace GearSweep.Training.Native;

/// <summary>Where TorchSharp's own library lies.</summary>
internal static class NativeLibraries
{
    public const string Name = "libLibTorchSharp.so";

    /// <summary>The file in the package cache; skips the test on systems other than Linux.</summary>
    public static string InPackageCache()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("The build step is for Linux.");
        var metadata = typeof(NativeLibraries)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .ToDictionary(m => m.Key, m => m.Value);
        return Path.Combine(
            metadata["NuGetPackageRoot"]!,
            "torchsharp",
            metadata["TorchSharpVersion"]!,
            "runtimes",
            "linux-x64",
            "native",
            Name
        );
    }

    /// <summary>The copy beside the tests.</summary>
    public static string InOutput() => Path.Combine(AppContext.BaseDirectory, Name);
}
