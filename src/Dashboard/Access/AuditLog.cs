using System.Security.Claims;
using GearSweep.Shared.Access;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Dashboard.Access;

/// <summary>One line for each change that somebody asked for, on the pages or over REST.</summary>
internal sealed partial class AuditLog(ILogger<AuditLog> logger)
{
    private const string Done = "done",
        Refused = "refused",
        Failed = "failed";

    /// <summary>Makes a change, and says how it went.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="action">What is asked, e.g. <c>pause</c>.</param>
    /// <param name="target">Of what, e.g. <c>sweep 3</c>.</param>
    /// <param name="change">The change.</param>
    public Task<ActionReply> KeepAsync(
        ClaimsPrincipal person,
        string action,
        string target,
        Func<Task<ActionReply>> change
    ) => KeepAsync(person, action, target, change, reply => (target, reply.Done));

    /// <summary>Launches a sweep, and says which.</summary>
    public Task<LaunchReply> KeepAsync(ClaimsPrincipal person, Func<Task<LaunchReply>> launch) =>
        KeepAsync(
            person,
            "launch",
            "a sweep",
            launch,
            reply => reply.Errors.Count == 0 ? ($"sweep {reply.Sweep}", true) : ("a sweep", false)
        );

    private async Task<T> KeepAsync<T>(
        ClaimsPrincipal person,
        string action,
        string target,
        Func<Task<T>> change,
        Func<T, (string Target, bool IsDone)> read
    )
    {
        var (role, address) = (person.Operates() ? AccessRole.Operate : AccessRole.View, Person.AddressOf(person));
        try
        {
            var reply = await change();
            var (changed, isDone) = read(reply);
            Log(role, address, action, changed, isDone ? Done : Refused);
            return reply;
        }
        catch
        {
            Log(role, address, action, target, Failed);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Information, "Audit: {Role} at {RemoteAddress} asked for {Action} of {Target}: {Outcome}")]
    private partial void Log(AccessRole role, string remoteAddress, string action, string target, string outcome);
}
