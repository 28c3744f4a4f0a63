using System.Diagnostics;
using GearSweep.Storage.Failures;
using GearSweep.Storage.Files;
using GearSweep.Storage.Opening;

namespace GearSweep.Storage.Tests.Processes;

/// <summary>
/// A real process beside the test's own that opens a store, as its owner or to look at it, and says so.
/// </summary>
internal sealed class OtherProcess : IDisposable
{
    public const string Owner = "--owner";
    public const string Reader = "--reader";

    /// <summary>What an owner says when it has the store.</summary>
    public const string Owns = "owns it";

    private static readonly string[] Program =
    [
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        typeof(OtherProcess).Assembly.Location,
    ];

    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    /// <summary>
    /// The process itself: opens the store and says what came of it; an owner keeps it until its input ends.
    /// </summary>
    public static async Task<int> RunAsync(string role, string path)
    {
        try
        {
            if (role == Reader)
            {
                using var reader = await ReadOnlyResults.OpenAsync(path);
                Console.WriteLine($"{(await reader.Results.SweepsAsync(null, 0, 10)).Total} sweeps");
                return 0;
            }

            await using var database = await SqliteDatabase.OpenAsync(new StorageOptions { DatabasePath = path });
            Console.WriteLine(Owns);
            await Console.In.ReadToEndAsync();
            return 0;
        }
        catch (StorageException refused)
        {
            Console.WriteLine(refused.Message);
            return 2;
        }
    }

    /// <summary>Starts one and waits for what it says.</summary>
    /// <param name="role"><see cref="Owner"/> or <see cref="Reader"/>.</param>
    /// <param name="path">The store, as it is to be named.</param>
    /// <param name="folder">The folder to be in.</param>
    /// <param name="launcher">A command that becomes it.</param>
    public static async Task<(OtherProcess Process, string Said)> StartAsync(
        string role,
        string path,
        string? folder = null,
        params string[] launcher
    )
    {
        var process = Begin([.. launcher, .. Program, role, path], folder);
        var said =
            await process.StandardOutput.ReadLineAsync(TempDatabase.Cancellation)
            ?? throw new InvalidOperationException(
                await process.StandardError.ReadToEndAsync(TempDatabase.Cancellation)
            );
        return (new OtherProcess(process), said);
    }

    /// <summary>What one says that ends at once.</summary>
    public static async Task<string> SaysAsync(
        string role,
        string path,
        string? folder = null,
        params string[] launcher
    )
    {
        var (process, said) = await StartAsync(role, path, folder, launcher);
        using (process)
            return said;
    }

    /// <summary>Runs one by a shell, after other commands of it; <c>"$@"</c> is the process.</summary>
    /// <returns>What it said; <see langword="null"/> when the commands before it failed.</returns>
    public static async Task<string?> SaysAfterAsync(
        string script,
        string role,
        string path,
        string launcher = "unshare -m"
    )
    {
        using var process = Begin(
            [
                .. launcher.Split(' '),
                "sh",
                "-c",
                $"{{ {script}; }} 2>/dev/null && exec \"$@\"",
                "sh",
                .. Program,
                role,
                path,
            ],
            null
        );
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadLineAsync(TempDatabase.Cancellation);
        await process.WaitForExitAsync(TempDatabase.Cancellation);
        return said;
    }

    /// <summary>Ends it in order.</summary>
    public async Task<int> EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(TempDatabase.Cancellation);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static Process Begin(string[] words, string? folder)
    {
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        start.Environment["HOME"] = Path.GetTempPath();
        return Process.Start(start)!;
    }
}
