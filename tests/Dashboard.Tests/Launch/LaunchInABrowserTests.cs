using System.Text.RegularExpressions;
using GearSweep.Dashboard.Tests.Browser;
using GearSweep.Dashboard.Tests.Data;
using GearSweep.Dashboard.Tests.Simulation;
using Microsoft.Playwright;

namespace GearSweep.Dashboard.Tests.Launch;

public sealed class LaunchInABrowserTests(GeneratedData directory) : BrowserTestBase, IClassFixture<GeneratedData>
{
    private readonly LaunchCluster _cluster = LaunchCluster.Of(directory.Path, SimulatedSweeps.Finished());

    public static TheoryData<string, string> Pages { get; } =
        new()
        {
            { "/sweeps/new", ".product" },
            { "/sweeps/new?preset=random", ".product" },
            { "/data", ".canvas[data-points]" },
            { "/data?file=surface_fault&condition=40x80&first=1000&rows=300", ".canvas[data-points]" },
            { "/data?file=notes", ".notice.error" },
            { "/cluster", ".running" },
        };

    private protected override IGrainFactory Grains => _cluster.Grains;

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_has_no_accessibility_fault_in_light_and_in_dark(string path, string drawn) =>
        AssertAccessibleInLightAndInDarkAsync(path, drawn);

    [Fact]
    public async Task Form_and_text_change_each_other_and_the_caret_stays()
    {
        var page = await OpenAsync("/sweeps/new", ".product");
        var text = page.GetByLabel("Specification as YAML");
        var epochs = page.GetByLabel("Epochs (at most)");

        await epochs.FillAsync("11");
        await Assertions.Expect(text).ToHaveValueAsync(new Regex("epochs: 11"));

        await text.FillAsync("name: typed\ndataset: no_fault\nepochs: 3\n");
        await Assertions.Expect(epochs).ToHaveValueAsync("3");
        await text.EvaluateAsync("area => area.setSelectionRange(11, 11)");
        await page.Keyboard.TypeAsync(" by hand");
        await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("typed by hand");
        Assert.Equal(19, await text.EvaluateAsync<int>("area => area.selectionStart"));
        Assert.Equal("name: typed by hand\ndataset: no_fault\nepochs: 3\n", await text.InputValueAsync());
    }

    [Fact]
    public async Task The_scheduler_is_chosen_with_all_that_it_needs()
    {
        var page = await OpenAsync("/sweeps/new", ".product");
        var text = page.GetByLabel("Specification as YAML");
        await Assertions.Expect(page.GetByLabel("First pause (epochs)")).ToHaveCountAsync(0);
        await page.GetByLabel("Scheduler").SelectOptionAsync("asha: the better ones go on");
        await page.GetByLabel("First pause (epochs)").FillAsync("2");
        await page.GetByLabel("Goes on (one in)").FillAsync("4");
        await page.GetByLabel("Decides").SelectOptionAsync("always alike");
        await page.GetByLabel("Logical slots").FillAsync("6");
        await Assertions
            .Expect(text)
            .ToHaveValueAsync(
                new Regex("type: asha\n  min_epochs: 2\n  reduction_factor: 4\n  order: fixed\n  slots: 6\n")
            );

        await page.GetByLabel("Decides").SelectOptionAsync("as results come");
        await Assertions.Expect(text).Not.ToHaveValueAsync(new Regex("order: "));
        await page.GetByLabel("Scheduler").SelectOptionAsync("none: every trial to its end");
        await Assertions.Expect(text).Not.ToHaveValueAsync(new Regex("scheduler"));
        await page.GetByRole(AriaRole.Link, new() { Name = "asha", Exact = true })
            .Or(page.GetByRole(AriaRole.Button, new() { Name = "asha", Exact = true }))
            .ClickAsync();
        await Assertions.Expect(page.GetByLabel("First pause (epochs)")).ToHaveValueAsync("3");
    }

    [Fact]
    public async Task A_text_longer_than_a_message_of_the_browser_arrives()
    {
        var page = await OpenAsync("/sweeps/new", ".product");
        await page.GetByLabel("Specification as YAML")
            .EvaluateAsync(
                "(area, text) => { area.value = text; area.dispatchEvent(new Event('input')); }",
                $"name: long\ndataset: no_fault\n{string.Concat(Enumerable.Repeat("# as long as it takes\n", 3000))}"
            );

        await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("long");
    }

    [Fact]
    public async Task The_keyboard_alone_leaves_out_a_condition_and_launches()
    {
        var page = await OpenAsync("/sweeps/new", ".product");
        await page.Locator("button.cell").First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByText("5 conditions").WaitForAsync();
        var launch = page.GetByRole(AriaRole.Button, new() { Name = "Launch", Exact = true });
        await launch.FocusAsync();
        await Assertions.Expect(launch).ToBeFocusedAsync();
        await launch.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sweeps/41$"));
        Assert.Single(_cluster.Sweeps.Launched);
    }

    [Fact]
    public async Task An_error_leads_to_its_line_and_is_free_of_accessibility_faults()
    {
        var page = await OpenAsync("/sweeps/new?preset=random", ".product");
        var text = page.GetByLabel("Specification as YAML");
        await text.FillAsync(
            (await text.InputValueAsync())
                .Replace("max: 3", "max: 99", StringComparison.Ordinal)
                .Replace("epochs: 30", "epoch: 30", StringComparison.Ordinal)
        );
        await page.Locator("#yaml-errors .line").First.ClickAsync();

        Assert.Contains(
            "max: 99",
            await text.EvaluateAsync<string>("area => area.value.slice(area.selectionStart, area.selectionEnd)"),
            StringComparison.Ordinal
        );
        await BrowserSession.AssertAccessibleAsync(page, "sweeps-new-errors");
    }

    [Theory]
    [InlineData("/sweeps/new", ".product")]
    [InlineData("/data", ".canvas[data-points]")]
    [InlineData("/cluster", ".running")]
    public Task A_narrow_window_scrolls_no_page_sideways(string path, string drawn) =>
        AssertFitsANarrowWindowAsync(path, drawn);

    /// <summary>The text comes last, with the module that owns it.</summary>
    private protected override Task ReadyAsync(IPage page, string path) =>
        path.StartsWith("/sweeps/new", StringComparison.Ordinal)
            ? Assertions.Expect(page.GetByLabel("Specification as YAML")).ToHaveValueAsync(new Regex("name:"))
            : Task.CompletedTask;
}
