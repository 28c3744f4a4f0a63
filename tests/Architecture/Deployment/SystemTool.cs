using System.Diagnostics;

namespace GearSweep.Architecture.Deployment;

/// <summary>A program of the system that checks files, where it is installed.</summary>
internal static class SystemTool
{
    /// <summary>Runs it to its end; skips the test when it is not there.</summary>
    /// <returns>The exit code, and what it printed to both streams.</returns>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string program,
        params string[] arguments
    )
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, program))))
            Assert.Skip($"{program} is not installed");

        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(bound.Token);
        var errors = process.StandardError.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        return (process.ExitCode, await output, await errors);
    }
}
