using Bunit;
using GearSweep.Dashboard.Charts;
using GearSweep.Dashboard.Theme;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Tests.Charts;

public sealed class ChartTests : BunitContext
{
    private static readonly ChartOptions Options = new() { X = "epoch", Y = "loss" };
    private readonly BunitJSModuleInterop _module;
    private readonly BunitJSModuleInterop _drawing;

    public ChartTests()
    {
        _module = JSInterop.SetupModule("./Charts/Chart.razor.js");
        _drawing = _module.SetupModule(call => call.Identifier == "create");
        _drawing.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task All_points_go_once_and_further_ones_are_appended()
    {
        var data = new ChartBatch().Add(new("a", "A", Palette.At(0)), [1.0]);
        var chart = RenderChart(data);
        chart.Render(p => p.Add(c => c.Label, "another"));
        await chart.InvokeAsync(() =>
            chart.Instance.AppendAsync(new ChartBatch().Add(new("a", "A", Palette.At(0)), [2], [0.5]))
        );
        Assert.Equal([true, false], _drawing.Invocations["put"].Select(put => (bool)put.Arguments[4]!));
    }

    [Fact]
    public void New_data_replace_the_old_and_new_options_redraw()
    {
        var chart = RenderChart(new ChartBatch());
        chart.Render(p => p.Add(c => c.Data, new ChartBatch()).Add(c => c.Options, Options with { LogY = true }));
        Assert.Equal(2, _drawing.Invocations["put"].Count);
        Assert.True(((ChartOptions)_drawing.Invocations["setOptions"].Single().Arguments[0]!).LogY);
    }

    [Fact]
    public void The_theme_is_followed()
    {
        static void Page(ComponentParameterCollectionBuilder<CascadingValue<DarkMode>> parameters, bool dark) =>
            parameters
                .Add(v => v.Value, new DarkMode(dark))
                .AddChildContent<Chart>(c => c.Add(x => x.Label, "test").Add(x => x.Options, Options));
        var page = Render<CascadingValue<DarkMode>>(p => Page(p, dark: false));
        Assert.Empty(_drawing.Invocations["setTheme"]);
        page.Render(p => Page(p, dark: true));
        Assert.Single(_drawing.Invocations["setTheme"]);
    }

    [Fact]
    public void The_table_behind_it_is_shown_on_demand()
    {
        var chart = Render<Chart>(p =>
            p.Add(c => c.Label, "test").Add(c => c.Options, Options).Add(c => c.Table, "<table></table>")
        );
        Assert.Empty(chart.FindAll("table"));
        chart.Find("button").Click();
        Assert.Equal("true", chart.Find("button").GetAttribute("aria-pressed"));
        Assert.Single(chart.FindAll("table"));
        Assert.Equal("test", chart.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task The_drawing_goes_with_the_component()
    {
        RenderChart(new ChartBatch());
        await DisposeComponentsAsync();
        Assert.Single(_drawing.Invocations["dispose"]);
    }

    private IRenderedComponent<Chart> RenderChart(ChartBatch data) =>
        Render<Chart>(p => p.Add(c => c.Label, "test").Add(c => c.Options, Options).Add(c => c.Data, data));
}
