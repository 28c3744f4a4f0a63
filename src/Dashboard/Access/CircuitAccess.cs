using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace GearSweep.Dashboard.Access;

/// <summary>Who looks at an open page; nobody any more once the token was replaced.</summary>
internal sealed class CircuitAccess(AccessGate gate, ILoggerFactory logger)
    : RevalidatingServerAuthenticationStateProvider(logger)
{
    /// <inheritdoc/>
    protected override TimeSpan RevalidationInterval { get; } = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    ) => Task.FromResult(gate.Knows(authenticationState.User));
}
