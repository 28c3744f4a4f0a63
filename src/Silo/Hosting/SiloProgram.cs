using System.ComponentModel.DataAnnotations;
using GearSweep.Storage.Opening;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

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
        catch (Exception error) when (error is ValidationException or OptionsValidationException or StorageException or IOException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }
    }
}
