using System.Diagnostics;

namespace GearSweep.Cluster.Tests.Network;

/// <summary>iproute2's <c>ip</c>.</summary>
internal static class IpCommand
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    /// <summary>Runs it.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="IpException">It is not there, or it refused; the message is its own.</exception>
    public static async Task<string> RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo("ip") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in words)
            start.ArgumentList.Add(word);
        try
        {
            using var bound = new CancellationTokenSource(Bound);
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(bound.Token);
            var errors = process.StandardError.ReadToEndAsync(bound.Token);
            await process.WaitForExitAsync(bound.Token);
            return process.ExitCode == 0
                ? await output
                : throw new IpException($"ip {string.Join(' ', words)}: {(await errors).Trim()}");
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new IpException($"ip: {error.Message}");
        }
    }
}
