using GearSweep.Dashboard.Tests.Data;
using GearSweep.Dashboard.Tests.Launch;
using GearSweep.Dashboard.Tests.Simulation;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Sweeps;
using Microsoft.Playwright;

namespace GearSweep.Dashboard.Tests.Browser;

/// <summary>No page is wider than its window, whatever it shows: what is wide scrolls within its own box.</summary>
public sealed class WidthsInABrowserTests : BrowserTestBase, IClassFixture<GeneratedData>
{
    private const int WideSweep = 6;

    /// <summary>Every page, every tab, and what stands there once it is drawn.</summary>
    private static readonly (string Path, string Drawn)[] Pages =
    [
        ("/sweeps", "td.name"),
        .. Tabs(5),
        .. Tabs(WideSweep),
        ("/sweeps/5/trials/30", ".canvas[data-points='200']"),
        ("/sweeps/new", ".product"),
        ("/sweeps/new?preset=random", ".product"),
        ("/data", "#describe"),
        ("/cluster", "table.running"),
        ("/not-found", "h1"),
    ];

    private readonly LaunchCluster _cluster;

    public WidthsInABrowserTests(GeneratedData directory)
    {
        var nasty = $"{new string('W', 100_000)}\u202Eevil\u200B";
        var wide = new SimulatedSweep
        {
            Id = WideSweep,
            Name = nasty,
            Description = nasty,
            Dataset = nasty,
            State = SweepState.Completed,
            Repeats = 2,
        }.Fill(
            Configurations(),
            [
                .. Enumerable
                    .Range(1, 8)
                    .SelectMany(speed => new OperatingCondition[] { new(speed * 8.125, 0), new(speed * 8.125, 80) }),
            ],
            completed: 128
        );
        _cluster = LaunchCluster.Of(directory.Path, SimulatedSweeps.Finished(), SimulatedSweeps.Running(), wide);
        _cluster.Data.Simulated =
        [
            new(nasty, $"{nasty}.csv", 10, 0, nasty, false, [], [], [nasty], nasty),
            new("twin", "twin.csv", 10, 0, "", false, [], [], [], "empty"),
            new("twin", "twin.CSV", 10, 0, "", false, [], [], [], "empty"),
        ];
        var silo = _cluster.Rest.Workers.View.Silos[0];
        _cluster.Rest.Workers.View = new([
            silo,
            silo with
            {
                Quarantined = nasty,
                Status = silo.Status with
                {
                    Silo = nasty,
                    Host = nasty,
                    Orders = DesiredWorkerState.None with { Drain = true },
                },
            },
        ]);
    }

    private protected override IGrainFactory Grains => _cluster.Grains;

    [Theory]
    [InlineData(1024, ColorScheme.Light)]
    [InlineData(768, ColorScheme.Light)]
    [InlineData(768, ColorScheme.Dark)]
    public async Task No_page_scrolls_sideways_and_none_is_long_because_a_name_is(int width, ColorScheme scheme)
    {
        var page = await OpenAsync("/cluster", "table.running", scheme, width);
        var faults = new List<string>();
        foreach (var (path, drawn) in Pages)
        {
            await page.EvaluateAsync("path => Blazor.navigateTo(path)", path);
            await page.Locator(drawn).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await BrowserSession.PictureAsync(page, $"{width}-{scheme}-{path.Replace('/', '-').Replace('?', '-')}");
            if (await page.EvaluateAsync<string>(Widest) is { Length: > 0 } widest)
                faults.Add($"{path}: {widest}");
            Assert.InRange(
                await page.EvaluateAsync<int>("document.documentElement.outerHTML.length"),
                1_000,
                2_000_000
            );
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>
    /// Nothing where the page fits; else how wide it is, and the elements that stick out of every box.
    /// </summary>
    private const string Widest = """
        () => {
          const width = document.scrollingElement.scrollWidth;
          if (width <= innerWidth) return '';
          const scrolls = e => e && e !== document.body && (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
          const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 0.5 && !scrolls(e.parentElement));
          return `${width} of ${innerWidth}: ` + out.slice(0, 6).map(e => `${e.tagName}.${e.className}`).join(', ');
        }
        """;

    private static IEnumerable<(string, string)> Tabs(int sweep) =>
        [
            ($"/sweeps/{sweep}", ".canvas[data-points]"),
            ($"/sweeps/{sweep}?tab=configurations", "tr.baseline"),
            ($"/sweeps/{sweep}?tab=trials&condition=40x80", ".trials td.first"),
            ($"/sweeps/{sweep}?tab=predictions", ".canvas[data-points='200']"),
        ];

    private static Configuration[] Configurations() =>
        [
            new()
            {
                HiddenSize = 16,
                LearningRate = 0.001,
                Cell = CellKind.Gru,
                SequenceLength = 16,
            },
            new()
            {
                HiddenSize = 16,
                LearningRate = 0.0123,
                Cell = CellKind.Gru,
                BatchSize = 32,
            },
            new()
            {
                HiddenSize = 32,
                LearningRate = 0.001,
                NumLayers = 2,
                Dropout = 0.25,
            },
            new()
            {
                HiddenSize = 32,
                LearningRate = 0.0123,
                NumLayers = 2,
                SequenceLength = 32,
            },
        ];
}
