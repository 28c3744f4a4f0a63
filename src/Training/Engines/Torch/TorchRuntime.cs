using System.Runtime.InteropServices;
using GearSweep.Training.Native;
using TorchSharp;

namespace GearSweep.Training.Engines.Torch;

/// <summary>
/// Whether libtorch can be loaded here; where it cannot, why, in place of TorchSharp's own message, which blames a
/// missing package.
/// </summary>
public static class TorchRuntime
{
    private const string NewestLibstdcxxVersion = "GLIBCXX_3.4.32";
    private static readonly Lazy<string?> Cause = new(FindCause);

    /// <summary>Loads libtorch at the first call. Call it once when the process starts.</summary>
    /// <returns>One sentence on the cause and what to do; <see langword="null"/> when libtorch is loaded.</returns>
    public static string? Check() => Cause.Value;

    /// <summary>Lets torch compute on the calling thread alone; the setting belongs to the thread.</summary>
    internal static void UseOneThread() => torch.set_num_threads(1);

    private static string? FindCause()
    {
        if (OperatingSystem.IsLinux() && ExplainLinux(AppContext.BaseDirectory) is { } cause)
            return cause;
        try
        {
            UseOneThread();
            using var one = torch.ones(1);
            return null;
        }
        catch (Exception e)
            when (e
                    is TypeInitializationException
                        or DllNotFoundException
                        or NotSupportedException
                        or BadImageFormatException
            )
        {
            return $"libtorch cannot be loaded on {RuntimeInformation.RuntimeIdentifier}: {e.GetBaseException().Message}";
        }
    }

    /// <summary>
    /// Loads the libraries of a directory with the system's own loader, whose error names what is really missing.
    /// </summary>
    /// <returns>One sentence; <see langword="null"/> when they load.</returns>
    internal static string? ExplainLinux(string directory)
    {
        var path = Path.Combine(directory, "libLibTorchSharp.so");
        if (!File.Exists(path))
        {
            return RuntimeInformation.ProcessArchitecture == Architecture.X64
                ? $"libtorch cannot be loaded because '{path}' is missing: build or publish the program for linux-x64."
                : $"libtorch cannot be loaded because its packages serve linux-x64 alone: this process runs on {RuntimeInformation.RuntimeIdentifier}.";
        }

        try
        {
            NativeLibrary.Load(path);
            return null;
        }
        catch (DllNotFoundException e)
        {
            return e.Message.Contains(NewestLibstdcxxVersion, StringComparison.Ordinal) && IsRequired(path)
                ? $"libtorch cannot be loaded because '{path}' asks for a newer libstdc++ ({NewestLibstdcxxVersion}, GCC 13) than this system has: "
                    + "build the program on this system, which relaxes the file, or install a newer libstdc++."
                : $"libtorch cannot be loaded from '{path}': {e.Message}";
        }
    }

    private static bool IsRequired(string path)
    {
        try
        {
            return ElfVersionNeeds.IsRequired(File.ReadAllBytes(path), NewestLibstdcxxVersion);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
