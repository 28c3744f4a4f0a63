namespace GearSweep.Dashboard.Web;

/// <summary>
/// Refuses requests under a name that is not this machine's (<see cref="HostNames"/>). Supervisors may ask under any.
/// </summary>
internal sealed class HostFilter(RequestDelegate next, HostNames names)
{
    public Task InvokeAsync(HttpContext context)
    {
        var host = context.Request.Host;
        return
            names.Allow(host.Host)
            || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
            ? next(context)
            : Problems.For(StatusCodes.Status400BadRequest, "Unknown host", Sentence(host)).ExecuteAsync(context);
    }

    private static string Sentence(HostString host)
    {
        var name = Problems.Shown(host.Host);
        return host.HasValue
            ? $"'{name}' is no name of this machine: expected an address, a name of the machine, or a name that the setting {HostNames.Key} has, e.g. {HostNames.Key}={name}."
            : "The request names no host: expected an address or a name of this machine.";
    }
}
