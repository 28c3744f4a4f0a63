using GearSweep.Dashboard.Access;
using GearSweep.Dashboard.Web;
using GearSweep.Shared.Formats;
using GearSweep.Shared.Health;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GearSweep.Dashboard.Api;

/// <summary>
/// The REST API under <c>/api</c>, and <c>/health</c>; <c>/openapi/v1.json</c> describes it. JSON is snake_case; every
/// error is a problem document (RFC 9457), a refused specification or query one with <c>errors</c>, a list of
/// <c>line</c>, <c>key</c> and
/// <c>message</c>.
/// </summary>
/// <remarks>
/// Off loopback an access token is needed (<see cref="AccessPolicies"/>). What a foreign web page could make a browser send is refused (<see cref="SiteFilter"/>), a specification
/// is 256 KiB at most, lists come in pages of 1,000 at most, and no request names a path: datasets and models are
/// named, and the head finds them.
/// </remarks>
public static class ApiEndpoints
{
    /// <summary>Registers what <see cref="MapApi"/> needs.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<Registered>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHealthChecks().AddCheck<Readiness>("cluster");
        services.ConfigureHttpJsonOptions(options => JsonFormat.Configure(options.SerializerOptions));
        services.AddOpenApi(ApiDocument.Configure);
        return services;
    }

    /// <summary>Maps <c>/api</c> and <c>/health</c>.</summary>
    /// <exception cref="InvalidOperationException"><see cref="AddApi"/> was not called.</exception>
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<Registered>() is null)
            throw new InvalidOperationException(
                "The API's services are missing: call AddApi() on the services before MapApi()."
            );

        var api = app.MapGroup("/api").AddEndpointFilter<ClusterErrorFilter>().DescribeAccess();
        SweepEndpoints.Map(api);
        SweepActionEndpoints.Map(api);
        TrialEndpoints.Map(api);
        DatasetEndpoints.Map(api);
        ClusterEndpoints.Map(api);
        WrongMethods.Map(api);
        api.Map("{**rest}", NothingHere);
        app.MapOpenApi();
        var health = app.MapGroup("/health").AllowAnonymous();
        HealthEndpoints.Map(health);
        WrongMethods.Map(health);
        health.Map("{**rest}", NothingHere);
        return app;
    }

    private static ProblemHttpResult NothingHere(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return ErrorAnswers.For(context);
    }

    private sealed class Registered;
}
