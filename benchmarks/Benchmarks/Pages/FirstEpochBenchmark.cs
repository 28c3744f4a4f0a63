using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using GearSweep.Benchmarks.Reporting;
using GearSweep.Training.Generation;
using Microsoft.Playwright;

namespace GearSweep.Benchmarks.Pages;

/// <summary>
/// Launches the preset quickstart on the page, as a person does, and has the browser say when the first point of a loss
/// curve is drawn. Server and browser share the machine. The first launch warms both up and does not count.
/// </summary>
internal static class FirstEpochBenchmark
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private static readonly string[] Datasets = ["no_fault"];
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu"];

    private const string UntilDrawn = """
        () => new Promise(resolve => {
          let clicked = 0, page = 0;
          const launch = [...document.querySelectorAll('button.primary')].find(b => b.textContent.trim() === 'Launch');
          launch.addEventListener('click', () => { clicked = performance.now(); }, { capture: true, once: true });
          const look = () => {
            const drawn = clicked > 0 && [...document.querySelectorAll('[data-points]')].some(e => Number(e.dataset.points) > 0);
            if (!page && /^\/sweeps\/\d+$/.test(location.pathname)) page = performance.now();
            if (drawn) resolve([page - clicked, performance.now() - clicked]); else requestAnimationFrame(look);
          };
          look();
        })
        """;

    /// <summary>Measures it.</summary>
    public static async Task<Report> RunAsync(int repeats, CancellationToken cancellation)
    {
        var report = new Report($"first-epoch --repeats {repeats}");
        using var directory = new TempDirectory();
        GearDataGenerator.Generate(Path.Combine(directory.Path, "gear"), Datasets, cancellation: cancellation);
        await using var server = await PageServer.StartAsync(directory.Path, cancellation);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium(), Args = Arguments }
        );
        var page = await browser.NewPageAsync();
        List<double> pages = [],
            all = [];
        for (var i = 0; i <= repeats; i++)
        {
            var (shown, milliseconds) = await LaunchAsync(page, server.Address);
            await CompletedAsync(server.Address, i + 1, cancellation);
            await Console.Error.WriteLineAsync(
                FormattableString.Invariant($"{milliseconds:F0} ms; load {Machine.Load()}")
            );
            if (i > 0)
            {
                pages.Add(shown);
                all.Add(milliseconds);
            }
        }

        return report
            .Add($"Launch to the first point, median of {repeats}", $"{Statistics.Median(all):F0} ms")
            .Add("Launch to the sweep's page, median", $"{Statistics.Median(pages):F0} ms")
            .Add("each", $"{Statistics.List(all, "F0")} ms");
    }

    private static string Chromium() =>
        Places.FirstOrDefault(File.Exists) ?? throw new IOException("there is no Chromium to measure with");

    private static async Task<(double Page, double Drawn)> LaunchAsync(IPage page, Uri server)
    {
        await page.GotoAsync(new Uri(server, "/sweeps/new?preset=quickstart").ToString());
        await page.GetByText("24 trials").First.WaitForAsync();
        var drawn = page.EvaluateAsync<double[]>(UntilDrawn);
        await page.GetByRole(AriaRole.Button, new() { Name = "Launch", Exact = true }).ClickAsync();
        return await drawn is [var shown, var first] ? (shown, first) : throw new InvalidOperationException("no times");
    }

    private static async Task CompletedAsync(Uri server, int sweep, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = server };
        var path = new Uri(string.Create(CultureInfo.InvariantCulture, $"/api/sweeps/{sweep}"), UriKind.Relative);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.2));
        while (
            (await client.GetFromJsonAsync<JsonElement>(path, cancellation))
                .GetProperty("row")
                .GetProperty("state")
                .GetString() != "completed"
        )
            await timer.WaitForNextTickAsync(cancellation);
    }
}
