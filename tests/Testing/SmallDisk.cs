using System.Diagnostics;

namespace GearSweep.Testing;

/// <summary>A real file system of 3 MB.</summary>
public sealed class SmallDisk : IDisposable
{
    /// <summary>Why a test that needs one is skipped.</summary>
    public const string Needs = "needs the right to mount a small disk (tmpfs)";

    private SmallDisk(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Mounts one.</summary>
    /// <returns>The disk; <see langword="null"/> without the right to.</returns>
    public static async Task<SmallDisk?> TryMountAsync()
    {
        var path = Directory.CreateTempSubdirectory("gearsweep-disk-").FullName;
        if (await RunAsync("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", path))
            return new SmallDisk(path);
        Directory.Delete(path);
        return null;
    }

    /// <summary>Takes all the room that is left, as somebody else's files do.</summary>
    public async Task FillAsync()
    {
        await using var file = File.Create(System.IO.Path.Combine(Path, "ballast"), bufferSize: 0);
        try
        {
            while (true)
                await file.WriteAsync(new byte[4096]);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>There is room again.</summary>
    public async Task GrowAsync() => Assert.True(await RunAsync("mount", "-o", "remount,size=64m", Path));

    public void Dispose()
    {
        RunAsync("umount", "-l", Path).GetAwaiter().GetResult();
        Directory.Delete(Path);
    }

    private static async Task<bool> RunAsync(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(command, arguments) { RedirectStandardError = true }
            )!;
            await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
