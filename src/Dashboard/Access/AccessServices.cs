using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;

namespace GearSweep.Dashboard.Access;

/// <summary>Puts tokens before the pages and the API.</summary>
internal static class AccessServices
{
    /// <summary>Adds what is needed beside <see cref="AccessSettings"/>; behind the pages' own services.</summary>
    public static void AddAccess(this IServiceCollection services)
    {
        services
            .AddAuthentication(AccessHandler.Name)
            .AddScheme<AuthenticationSchemeOptions, AccessHandler>(AccessHandler.Name, null);
        services.AddAuthorization(AccessPolicies.Apply);
        services.AddCascadingAuthenticationState();
        services.AddSingleton<AccessGate>();
        services.AddSingleton<AuditLog>();
        services.AddScoped<AuthenticationStateProvider, CircuitAccess>();
        services.AddScoped<PageChanges>();
        // A link to /access has the token in its address, which ASP.NET logs with each request where that was asked for.
        services.AddLogging(logging =>
            logging
                .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", level => level >= LogLevel.Warning)
                .AddFilter(typeof(AccessHandler).FullName, level => level >= LogLevel.Warning) // Every first visit is challenged.
        );
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, AccessStart>());
    }
}
