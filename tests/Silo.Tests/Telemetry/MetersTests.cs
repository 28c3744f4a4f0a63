using System.Text.RegularExpressions;
using GearSweep.Silo.Hosting;
using GearSweep.Testing;

namespace GearSweep.Silo.Telemetry;

public sealed partial class MetersTests : IDisposable
{
    private const int Epochs = 6;
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sweep_moves_every_instrument()
    {
        _folder.AddGlitchedDataset("glitched");
        await using var head = await TestHead.StartAsync(_folder, slots: 2, checkpointInterval: "00:00:00.001");
        using var probe = new MeterProbe(head.Services);
        Assert.Equal(
            (0, 0, 2),
            (
                probe.Now("gearsweep.trials.running"),
                probe.Now("gearsweep.slots.usage"),
                probe.Now("gearsweep.slots.limit")
            )
        );

        await head.EndAsync(await head.LaunchAsync(Spec("good", "gear", Epochs)));
        Assert.Equal(4, probe.Values("gearsweep.trials.ended", "completed").Sum());
        Assert.Equal(4, probe.Values("gearsweep.attempts.ended", "completed").Sum());
        Assert.Equal(4 * Epochs, probe.Values("gearsweep.epochs").Sum());
        var news = probe.Values("gearsweep.checkpoint.size").Count + 4 * (Epochs + 1);
        Assert.InRange(probe.Values("gearsweep.report.duration").Count, 4, news);
        Assert.All(probe.Values("gearsweep.report.duration"), seconds => Assert.InRange(seconds, 1e-9, 120));
        Assert.NotEmpty(probe.Values("gearsweep.checkpoint.size"));
        Assert.All(probe.Values("gearsweep.checkpoint.size"), bytes => Assert.InRange(bytes, 1_000, 1_000_000));

        await head.EndAsync(await head.LaunchAsync(Spec("bad", "glitched", Epochs)));
        Assert.Equal(2, probe.Values("gearsweep.trials.ended", "failed").Sum());
        Assert.Equal(6, probe.Values("gearsweep.trials.ended", "completed").Sum());
        Assert.Equal(0, probe.Values("gearsweep.attempts.lost").Sum());
    }

    [Fact]
    public async Task Gauges_show_what_runs_and_what_waits_and_a_cancelled_sweep_counts_its_waiting_trials()
    {
        await using var head = await TestHead.StartAsync(_folder, slots: 1);
        using var probe = new MeterProbe(head.Services);
        var id = await head.LaunchAsync(Spec("long", "gear", epochs: 5000));
        await Until.TrueAsync(() =>
            Task.FromResult(probe.Now("gearsweep.trials.running") == 1 && probe.Now("gearsweep.trials.waiting") == 3)
        );
        Assert.Equal(1, probe.Now("gearsweep.slots.usage"));

        Assert.True((await head.Sweep(id).PauseAsync()).Done);
        await head.UntilAsync(id, row => row.Counts.Running == 0);
        await Until.TrueAsync(() => Task.FromResult(probe.Now("gearsweep.trials.running") == 0));
        Assert.Equal(0, probe.Now("gearsweep.trials.waiting"));
        Assert.Equal(1, probe.Values("gearsweep.attempts.ended", "preempted").Sum());
        Assert.Empty(probe.Values("gearsweep.trials.ended"));

        Assert.True((await head.Sweep(id).CancelAsync()).Done);
        await head.EndAsync(id);
        Assert.Equal(4, probe.Values("gearsweep.trials.ended", "cancelled").Sum());
    }

    [Fact]
    public async Task The_documentation_has_every_instrument_with_its_unit()
    {
        await using var head = await TestHead.StartAsync(_folder, slots: 1);
        using var probe = new MeterProbe(head.Services);
        await head.EndAsync(await head.LaunchAsync(Spec("good", "gear", epochs: 1)));
        var rows = Row()
            .Matches(
                await File.ReadAllTextAsync(
                    Path.Combine(Repository.Root, "docs", "deployment.md"),
                    TestContext.Current.CancellationToken
                )
            );
        Assert.Equal(
            probe.Units.Select(u => (u.Key, u.Value!)).Order(),
            rows.Select(m => (m.Groups["name"].Value, m.Groups["unit"].Value)).Order()
        );
    }

    private static string Spec(string name, string dataset, int epochs) =>
        $$"""
            name: {{name}}
            dataset: {{dataset}}
            method: grid
            parameters:
              hidden_size: {values: [4, 8]}
              batch_size: {value: 32}
            epochs: {{epochs}}
            engine: torch
            """;

    [GeneratedRegex("(?m)^\\| `(?<name>gearsweep\\.[a-z.]+)` \\| `(?<unit>[^`]+)` \\|")]
    private static partial Regex Row();
}
