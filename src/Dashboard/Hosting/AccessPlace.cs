using GearSweep.Dashboard.Access;
using GearSweep.Shared.Access;
using GearSweep.Silo.Configuration;
using GearSweep.Silo.Options;

namespace GearSweep.Dashboard.Hosting;

/// <summary>
/// Where this dashboard's tokens are: in the file that is named, or beside a head's store; in production mode, which
/// has no store here, beside its data directory.
/// </summary>
internal static class AccessPlace
{
    /// <summary>Reads it from the configuration.</summary>
    /// <exception cref="System.ComponentModel.DataAnnotations.ValidationException">A value is wrong.</exception>
    public static void Add(WebApplicationBuilder builder)
    {
        var options = AccessOptions.Read(builder.Configuration);
        builder.Services.AddSingleton(services => new AccessSettings(
            options.Anonymous,
            options.File is { } file ? Path.GetFullPath(file) : UsualFile(services),
            Console.Out
        ));
    }

    private static string? UsualFile(IServiceProvider services) =>
        services.GetService<ResolvedClusterOptions>() is { IsHead: true } plan
            ? AccessFile.Beside(
                services.GetRequiredService<StoreOptions>() is var store && plan.Database is null
                    ? store.File
                    : store.Data
            )
            : null;
}
