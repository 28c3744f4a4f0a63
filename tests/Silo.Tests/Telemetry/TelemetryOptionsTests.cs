using System.ComponentModel.DataAnnotations;
using GearSweep.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace GearSweep.Silo.Telemetry;

public sealed class TelemetryOptionsTests
{
    [Theory]
    [InlineData("Telemetry:Endpoint", "collector:4317")]
    [InlineData("Telemetry:Endpoint", "/metrics")]
    [InlineData("Telemetry:Protocol", "udp")]
    public async Task A_wrong_value_is_refused_at_start_with_its_key_and_what_was_found(string key, string value)
    {
        using var folder = new TestFolder();
        var error = await Assert.ThrowsAsync<ValidationException>(() =>
            TestHead.StartAsync(folder, slots: 0, more: (key, value))
        );
        Assert.Contains($"{key} is '{value}'", error.Message);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("Telemetry:Protocol", "grpc", false)]
    [InlineData("Telemetry:Endpoint", "http://127.0.0.1:9", true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9", true)]
    public async Task Nothing_is_exported_unless_an_endpoint_is_configured(string? key, string? value, bool exported)
    {
        using var folder = new TestFolder();
        await using var head = await TestHead.StartAsync(folder, slots: 0, more: key is null ? [] : [(key, value!)]);
        Assert.Equal(
            (exported, exported),
            (
                head.Services.GetService<MeterProvider>() is not null,
                head.Services.GetService<TracerProvider>() is not null
            )
        );
    }
}
