using GearSweep.Shared.Access;
using Microsoft.AspNetCore.Authorization;

namespace GearSweep.Dashboard.Access;

/// <summary>
/// Which role a request needs. What names no policy is asked by its method, so that an endpoint that is added tomorrow
/// is closed: to look needs the role to view, all else the one to operate.
/// </summary>
internal static class AccessPolicies
{
    /// <summary>For what changes nothing, whatever its method.</summary>
    public const string View = nameof(AccessRole.View);

    /// <summary>Adds them.</summary>
    public static void Apply(AuthorizationOptions options)
    {
        options.AddPolicy(View, policy => policy.RequireRole(nameof(AccessRole.View)));
        options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser()
            .RequireAssertion(context =>
                context.Resource is HttpContext http && context.User.IsInRole($"{NeededBy(http.Request.Method)}")
            )
            .Build();
    }

    /// <summary>The role that an endpoint needs.</summary>
    public static AccessRole NeededBy(IList<object> metadata) =>
        metadata.OfType<IAuthorizeData>().Any(said => said.Policy == View)
        || metadata.OfType<IHttpMethodMetadata>().LastOrDefault() is not { HttpMethods: [var method, ..] }
            ? AccessRole.View
            : NeededBy(method);

    /// <summary>The role that a method needs.</summary>
    public static AccessRole NeededBy(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)
            ? AccessRole.View
            : AccessRole.Operate;
}
