using System.Security.Claims;
using GearSweep.Dashboard.Access;
using GearSweep.Dashboard.Web;
using GearSweep.Shared.Sweeps;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GearSweep.Dashboard.Api;

/// <summary>A request for a change: who asks, what can do it, and where it is written down.</summary>
/// <param name="Person">Who asks.</param>
/// <param name="Grains">The cluster.</param>
/// <param name="Audit">The log of changes.</param>
internal readonly record struct ChangeCall(ClaimsPrincipal Person, IGrainFactory Grains, AuditLog Audit)
{
    /// <summary>Makes the change: 200 when it was carried out, 409 with the reason when not.</summary>
    public async Task<Results<Ok<ActionReply>, ProblemHttpResult>> MakeAsync(
        string action,
        string target,
        Func<Task<ActionReply>> change
    )
    {
        var reply = await Audit.KeepAsync(Person, action, target, change);
        return reply.Done
            ? TypedResults.Ok(reply)
            : Problems.For(StatusCodes.Status409Conflict, "Nothing was changed", reply.Message);
    }
}
