using Microsoft.Extensions.Hosting;

namespace GearSweep.Silo.Hosting;

/// <summary>Runs a silo's process.</summary>
public static class SiloProgram
{
    /// <summary>Runs a host until it is asked to stop. What the person who started it can put right ends in one line on standard error.</summary>
    /// <param name="build">Makes the host.</param>
    /// <returns>The exit code: 0, or 2 when the configuration is wrong, or the store or an address is not to be had.</returns>
    public static async Task<int> RunAsync(Func<IHost> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        try
        {
            await build().RunAsync();
            return 0;
        }
        catch (Exception error) when (StartupFailure.Explain(error) is { } cause)
        {
            await Console.Error.WriteLineAsync(cause);
            return 2;
        }
    }
}
