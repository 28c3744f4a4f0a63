using System.Diagnostics;

namespace GearSweep.Storage.Tests.Processes;

/// <summary>A user who owns nothing.</summary>
internal static class Nobody
{
    public const string Needs = "needs root, to become another user (setpriv), and a build that others may read";

    /// <summary>The command that makes a process theirs.</summary>
    public static string[] Launcher { get; } = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

    /// <summary>Whether processes of theirs can be started here.</summary>
    public static async Task<bool> CanBeAsync()
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(Launcher[0], [.. Launcher[1..], "cat", typeof(Nobody).Assembly.Location])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Lets them read a folder and the files in it, and write nothing.</summary>
    public static Task LetReadAsync(string folder) => ChangeAsync("u=rwX,go=rX", folder);

    /// <summary>Lets them read a file no more.</summary>
    public static Task HideAsync(string file) => ChangeAsync("u=rw,go=", file);

    private static async Task ChangeAsync(string mode, string path)
    {
        using var process = Process.Start("chmod", ["-R", mode, path]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
