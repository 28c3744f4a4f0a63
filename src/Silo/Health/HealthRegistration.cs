using System.ComponentModel.DataAnnotations;
using GearSweep.Shared.Health;
using GearSweep.Silo.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace GearSweep.Silo.Health;

/// <summary>Adds the health server to a host.</summary>
internal static class HealthRegistration
{
    /// <summary>
    /// Adds it when it has an address. Called before the silo is added: hosted services start in that order, and stop
    /// in the reverse one.
    /// </summary>
    /// <exception cref="ValidationException">The configuration is wrong; the message names the key.</exception>
    public static void AddGearSweepHealth(this IHostApplicationBuilder builder)
    {
        if (
            OptionsSections.Read<HealthOptions>(builder.Configuration).Url is not { } url
            || !HealthEndpoint.TryParse(url, out var endpoint)
        )
            return;

        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<Readiness>();
        builder.Services.AddSingleton(services =>
            ActivatorUtilities.CreateInstance<HealthServer>(services, url, endpoint)
        );
        builder.Services.AddHostedService(services => services.GetRequiredService<HealthServer>());
    }
}
