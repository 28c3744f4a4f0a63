using GearSweep.Dashboard.Access;
using GearSweep.Dashboard.Api;
using GearSweep.Dashboard.Hosting;
using GearSweep.Dashboard.Launch;
using GearSweep.Dashboard.Sweeps.Curves;
using GearSweep.Dashboard.Web;
using Microsoft.AspNetCore.HostFiltering;
using MudBlazor.Services;

namespace GearSweep.Dashboard;

/// <summary>
/// Puts the pages into a web host. They ask the cluster for everything, so the host has to offer an
/// <see cref="IGrainFactory"/>.
/// </summary>
public static class DashboardHost
{
    /// <summary>
    /// Where a published dashboard has the pages' files: beside the program, and not in the working directory, where a
    /// service has its data.
    /// <see langword="null"/> for one that was only built.
    /// </summary>
    public static string? PublishedFiles =>
        Path.Combine(AppContext.BaseDirectory, "wwwroot") is var files && Directory.Exists(files) ? files : null;

    /// <summary>Adds what the pages need.</summary>
    public static void AddDashboard(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        // Without this, the packages' files are served empty where the environment is Production and nothing was
        // published.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices();
        AccessPlace.Add(builder);
        builder.Services.AddAccess();
        builder.Services.AddScoped<LaunchDrafts>();
        builder.Services.AddSingleton<CurveLogs>();
        builder.Services.AddApi();
        builder.Services.AddRateLimiter(RequestLanes.Apply);
        builder.Services.AddSingleton(HostNames.From(builder.Configuration));
        // HostFilter knows the machine's names too.
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["*"]);
        builder.WebHost.ConfigureKestrel(WebLimits.Apply);
        builder.Services.AddSingleton(TimeProvider.System);
        ClosedPages.Add(builder.Services);
    }

    /// <summary>Serves the pages and their files.</summary>
    public static void MapDashboard(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        ClosedPages.TurnAway(app);
        app.UseSecurityHeaders();
        app.UseErrorAnswers();
        app.UseMiddleware<HostFilter>();
        app.UseMiddleware<RequestFilter>();
        app.UseWebSockets();
        app.UseMiddleware<SiteFilter>();
        app.UseRouting(); // After the pages for errors: what they answer is routed anew.
        app.UseAuthentication(); // Before the lanes: who is not let in fills none.
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.MapApi();
        AccessEndpoints.Map(app);
        app.MapStaticAssets().AllowAnonymous();
        // SecurityHeaders has it.
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization(AccessPolicies.View) // PageChanges asks for more.
            .Add(AnswerHead);
        ClosedPages.EndCircuits(app);
    }

    /// <summary>Probes and link checkers ask for the head of a page.</summary>
    private static void AnswerHead(EndpointBuilder page)
    {
        if (page.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods is not { } methods)
            return;
        if (methods.Contains(HttpMethods.Get) && !methods.Contains(HttpMethods.Head))
            page.Metadata.Add(new HttpMethodMetadata([.. methods, HttpMethods.Head]));
    }
}
