using System.Diagnostics;
using System.Net;
using System.Text;
using GearSweep.EndToEnd.Processes;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;

namespace GearSweep.EndToEnd.Modes;

/// <summary>What previews cost those who launch.</summary>
public sealed class PreviewLoadTests(ITestOutputHelper output)
{
    private const string AMillionTrials = """
        name: a million
        dataset: no_fault
        method: grid
        conditions: [{speed: 8.33, load: 0}]
        parameters:
          hidden_size: {distribution: int_uniform, min: 1, max: 100}
          sequence_length: {distribution: int_uniform, min: 1, max: 100}
          batch_size: {distribution: int_uniform, min: 1, max: 100}
        """;

    [Fact]
    public async Task A_launch_beside_sixty_previews_of_a_million_trials_waits_for_none_of_them()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        await using var dashboard = await DashboardProcess.StartAsync(workspace, DashboardProcess.FreePort(), slots: 0);
        using var client = new HttpClient { BaseAddress = dashboard.Address };

        var previews = Enumerable.Range(0, 60).Select(_ => PreviewAsync(client, cancellation)).ToList();
        await Task.WhenAny(previews.Select(preview => RefusedAsync(preview, cancellation))); // The lane is full.
        var began = Stopwatch.GetTimestamp();
        await dashboard.LaunchAsync(SmallSweep.Yaml);
        output.WriteLine($"The launch was answered after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.00} s.");
        Assert.Contains(previews, preview => !preview.IsCompleted);

        var statuses = await Task.WhenAll(previews);
        Assert.All(
            statuses,
            status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.TooManyRequests, $"{status}")
        );
        Assert.Contains(HttpStatusCode.OK, statuses);
    }

    private static async Task<HttpStatusCode> PreviewAsync(HttpClient client, CancellationToken cancellation)
    {
        using var body = new StringContent(AMillionTrials, Encoding.UTF8, "application/yaml");
        using var answer = await client.PostAsync(new Uri("api/sweeps/preview", UriKind.Relative), body, cancellation);
        return answer.StatusCode;
    }

    /// <summary>Completes when a preview is refused for too many before it, and else never.</summary>
    private static async Task RefusedAsync(Task<HttpStatusCode> preview, CancellationToken cancellation)
    {
        if (await preview != HttpStatusCode.TooManyRequests)
            await Task.Delay(Timeout.Infinite, cancellation);
    }
}
