using System.Diagnostics;

namespace GearSweep.Benchmarks.Reporting;

/// <summary>A program that is run to its end, or is killed with its children when it is no longer wanted.</summary>
internal static class ChildProcess
{
    /// <summary>Runs this program again, so that what it measures begins in a new process.</summary>
    public static Task<string> RunSelfAsync(
        IEnumerable<string> arguments,
        CancellationToken cancellation,
        PeakMemory? memory = null
    )
    {
        var host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        return RunAsync(
            Environment.ProcessPath!,
            host ? [typeof(ChildProcess).Assembly.Location, .. arguments] : arguments,
            cancellation,
            memory
        );
    }

    /// <summary>Runs a program; its errors go where this program's go.</summary>
    /// <param name="program">Its file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <param name="memory">Where its memory is noted.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It did not end with 0.</exception>
    public static async Task<string> RunAsync(
        string program,
        IEnumerable<string> arguments,
        CancellationToken cancellation,
        PeakMemory? memory = null
    )
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        using var watch = memory?.Watch(process.Id);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0
                ? output
                : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
