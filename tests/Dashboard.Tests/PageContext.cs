using Bunit;
using GearSweep.Dashboard.Launch;
using GearSweep.Dashboard.Sweeps.Curves;
using GearSweep.Dashboard.Tests.Access;
using GearSweep.Dashboard.Tests.Simulation;
using GearSweep.Shared.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace GearSweep.Dashboard.Tests;

/// <summary>Renders pages against a simulated cluster, without a browser.</summary>
public abstract class PageContext : BunitContext
{
    // As long as other waits: the first grid that a process draws takes a second on a machine that is busy.
    static PageContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    private protected PageContext(
        SimulatedCluster? cluster = null,
        Action<IServiceCollection>? services = null,
        bool hasLayout = false
    )
    {
        Cluster = cluster ?? SimulatedSweeps.All();
        Services.AddSingleton(Cluster.Grains);
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton<IConfiguration>(Settings);
        Services.AddScoped<LaunchDrafts>();
        Services.AddSingleton<CurveLogs>();
        Services.AddMudServices();
        SimulatedPerson.Add(Services, AccessRole.Operate);
        services?.Invoke(Services); // None can be added once something has been drawn.
        JSInterop.Mode = JSRuntimeMode.Loose;
        var chart = JSInterop.SetupModule("./Charts/Chart.razor.js");
        chart.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./Grids/ColumnFilterForm.razor.js").Mode = JSRuntimeMode.Loose;
        if (!hasLayout)
            Popovers = Render<MudPopoverProvider>();
    }

    private protected SimulatedCluster Cluster { get; }

    /// <summary>Where forms and menus are drawn that stand above the page; the layout has its own.</summary>
    private protected IRenderedComponent<MudPopoverProvider> Popovers { get; } = null!;

    /// <summary>What the dashboard was started with.</summary>
    private protected ConfigurationManager Settings { get; } = new();

    private protected ManualTime Time { get; } = new();

    private protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private protected static string Words(AngleSharp.Dom.IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
