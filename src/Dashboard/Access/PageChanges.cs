using System.Security.Claims;
using GearSweep.Shared.Sweeps;
using Microsoft.AspNetCore.Components.Authorization;

namespace GearSweep.Dashboard.Access;

/// <summary>
/// The one way by which a page changes something. A browser can send a click on a button that is disabled, so who asks
/// is looked at here, with the token as it is at this moment.
/// </summary>
internal sealed class PageChanges(AuthenticationStateProvider people, AccessGate gate, AuditLog audit)
{
    /// <summary>Makes a change.</summary>
    /// <param name="action">What is asked, e.g. <c>pause</c>.</param>
    /// <param name="target">Of what, e.g. <c>sweep 3</c>.</param>
    /// <param name="change">The change.</param>
    /// <exception cref="UnauthorizedAccessException">Who asks may only look.</exception>
    public async Task<ActionReply> MakeAsync(string action, string target, Func<Task<ActionReply>> change) =>
        await audit.KeepAsync(await OperatorAsync(), action, target, change);

    /// <summary>Launches a sweep.</summary>
    /// <exception cref="UnauthorizedAccessException">Who asks may only look.</exception>
    public async Task<LaunchReply> LaunchAsync(Func<Task<LaunchReply>> launch) =>
        await audit.KeepAsync(await OperatorAsync(), launch);

    private async Task<ClaimsPrincipal> OperatorAsync()
    {
        var person = (await people.GetAuthenticationStateAsync()).User;
        return person.Operates() && gate.Knows(person)
            ? person
            : throw new UnauthorizedAccessException("it needs the access token to operate, and yours is one to look.");
    }
}
