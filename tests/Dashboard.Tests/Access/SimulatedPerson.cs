using System.Net;
using GearSweep.Dashboard.Access;
using GearSweep.Shared.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace GearSweep.Dashboard.Tests.Access;

/// <summary>Who looks at a page that is drawn without a server.</summary>
internal sealed class SimulatedPerson(AccessRole role) : AuthenticationStateProvider
{
    /// <summary>Adds one, with what pages need to make changes.</summary>
    public static void Add(IServiceCollection services, AccessRole role)
    {
        services.AddLogging();
        services.AddSingleton(new AccessSettings(Anonymous: false, File: null, TextWriter.Null));
        services.AddSingleton<AccessGate>();
        services.AddSingleton<AuditLog>();
        services.AddScoped<PageChanges>();
        services.AddScoped<AuthenticationStateProvider>(_ => new SimulatedPerson(role));
        services.AddCascadingAuthenticationState();
    }

    public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
        Task.FromResult(new AuthenticationState(Person.Create(role, IPAddress.Loopback, hash: null)));
}
