using System.Collections.Concurrent;
using System.Diagnostics;
using GearSweep.Grains.Telemetry;
using GearSweep.Silo.Hosting;

namespace GearSweep.Silo.Telemetry;

public sealed class SpansTests
{
    private const string Spec = """
        name: spans
        dataset: gear
        parameters:
          hidden_size: {value: 4}
          batch_size: {value: 32}
        epochs: 3
        engine: torch
        """;

    [Fact]
    public async Task An_attempt_is_a_span_with_its_reports_inside()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var folder = new TestFolder();
        await using var head = await TestHead.StartAsync(folder, slots: 1);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelemetryNames.GearSweep,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var id = await head.LaunchAsync(Spec);
        await head.EndAsync(id);
        await Until.TrueAsync(() => Task.FromResult(Attempts().Length == 2));

        var attempts = Attempts();
        Assert.Equal([0, 1], attempts.Select(a => (int)a.GetTagItem(TelemetryNames.Trial)!).Order());
        Assert.All(
            attempts,
            a => Assert.Equal((id, 1), (a.GetTagItem(TelemetryNames.Sweep), a.GetTagItem(TelemetryNames.Attempt)))
        );
        Assert.All(
            attempts,
            a =>
            {
                var reports = ended
                    .Where(r => r.OperationName == "report" && r.ParentSpanId == a.SpanId && r.TraceId == a.TraceId)
                    .ToArray();
                Assert.Equal("completed", a.GetTagItem(TelemetryNames.Outcome));
                Assert.Equal(3, reports.Sum(r => (int)r.GetTagItem("gearsweep.epochs")!));
                Assert.All(reports, r => Assert.Equal(ActivityStatusCode.Unset, r.Status));
            }
        );

        // Other tests of this process train at the same time.
        Activity[] Attempts() =>
            [
                .. ended.Where(a =>
                    a.OperationName == "attempt" && a.GetTagItem(TelemetryNames.Silo) as string == head.Address
                ),
            ];
    }
}
