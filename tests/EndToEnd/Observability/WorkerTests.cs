using System.Globalization;
using System.Net;
using System.Text.Json;
using GearSweep.EndToEnd.Processes;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;
using GearSweep.Testing.Waiting;

namespace GearSweep.EndToEnd.Observability;

public sealed class WorkerTests
{
    [Fact]
    public async Task A_worker_logs_in_JSON_which_trial_it_speaks_of_and_tells_supervisors_whether_it_takes_part()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var headPort = DashboardProcess.FreePort();
        await using var head = await DashboardProcess.StartAsync(workspace, headPort, slots: 0);
        await using var worker = GearSweepProcess.Start(
            "Silo",
            workspace.Folder,
            "--Cluster:Head",
            string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{headPort}"),
            "--Slots:Count",
            "2",
            "--Health:Url",
            "http://127.0.0.1:0",
            "--Logging:Console:FormatterName=json",
            "--Logging:LogLevel:GearSweep=Debug"
        );

        using var client = new HttpClient();
        var told = Json(await worker.LineAsync(line => line.Contains("/health/live", StringComparison.Ordinal)));
        var health = new Uri(told.GetProperty("State").GetProperty("Address").GetString()!);
        await Until.HoldsAsync("a worker that is ready", async () => await StatusAsync("ready") == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("live"));

        await head.LaunchAsync(SmallSweep.Yaml);
        var state = Json(await worker.LineAsync(line => line.Contains("ended after epoch", StringComparison.Ordinal)))
            .GetProperty("State");
        Assert.Equal((1, 1), (state.GetProperty("Sweep").GetInt32(), state.GetProperty("Attempt").GetInt32()));
        Assert.InRange(state.GetProperty("Trial").GetInt32(), 0, SmallSweep.Trials - 1);
        Assert.Equal("Completed", state.GetProperty("End").GetString());

        await head.Process.KillAsync();
        await Until.HoldsAsync(
            "a worker that is not ready",
            async () => await StatusAsync("ready") != HttpStatusCode.OK
        );

        async Task<HttpStatusCode> StatusAsync(string page)
        {
            using var answer = await client.GetAsync(new Uri(health, $"/health/{page}"));
            return answer.StatusCode;
        }
    }

    private static JsonElement Json(string line) => JsonElement.Parse(line);
}
