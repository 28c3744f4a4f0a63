using System.Globalization;
using GearSweep.EndToEnd.Processes;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;
using GearSweep.Testing.Waiting;

namespace GearSweep.EndToEnd.Observability;

public sealed class OtlpExportTests
{
    [Fact]
    public async Task A_head_and_a_worker_send_their_metrics_and_spans_to_a_collector()
    {
        await using var collector = new SimulatedCollector();
        string[] telemetry =
        [
            "--Telemetry:Endpoint",
            collector.Endpoint,
            "--Telemetry:Protocol",
            "http/protobuf",
            "--OTEL_METRIC_EXPORT_INTERVAL",
            "200",
            "--OTEL_BSP_SCHEDULE_DELAY",
            "200",
        ];
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var headPort = DashboardProcess.FreePort();
        await using var head = await DashboardProcess.StartAsync(workspace, headPort, slots: 0, telemetry);
        await using var worker = GearSweepProcess.Start(
            "Silo",
            workspace.Folder,
            [
                "--Cluster:Head",
                string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{headPort}"),
                "--Slots:Count",
                "2",
                .. telemetry,
            ]
        );
        await head.LaunchAsync(SmallSweep.Yaml);
        await Until.HoldsAsync("the end of the sweep", new StoreView(workspace.Store).IsOver);

        await Until.HoldsAsync(
            "the worker's metrics",
            () =>
                collector.Holds(
                    "/v1/metrics",
                    "gearsweep.epochs",
                    "gearsweep.report.duration",
                    "gearsweep.slots.limit",
                    "service.name",
                    "gearsweep"
                )
        );
        await Until.HoldsAsync(
            "the head's metrics",
            () =>
                collector.Holds(
                    "/v1/metrics",
                    "gearsweep.trials.ended",
                    "gearsweep.outcome",
                    "completed",
                    "gearsweep.trials.waiting"
                )
        );
        await Until.HoldsAsync(
            "the spans of attempts",
            () => collector.Holds("/v1/traces", "attempt", "gearsweep.sweep", "gearsweep.trial", "completed")
        );
    }
}
