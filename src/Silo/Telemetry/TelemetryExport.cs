using System.ComponentModel.DataAnnotations;
using GearSweep.Grains.Telemetry;
using GearSweep.Shared.Cluster;
using GearSweep.Silo.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GearSweep.Silo.Telemetry;

/// <summary>
/// Sends metrics and traces to an OpenTelemetry collector. Nothing is measured or sent unless an endpoint is
/// configured.
/// </summary>
internal static class TelemetryExport
{
    // OpenTelemetry's own names: its exporter reads them from the configuration.
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string ServiceName = "OTEL_SERVICE_NAME";

    private static readonly string[] Meters =
    [
        TelemetryNames.GearSweep,
        "GearSweep.Training",
        "Microsoft.Orleans",
        "System.Runtime",
    ];

    /// <summary>Adds the export, when an endpoint is configured.</summary>
    /// <exception cref="ValidationException">The configuration is wrong; the message names the key.</exception>
    public static void AddGearSweepTelemetry(this IHostApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var options = OptionsSections.Read<TelemetryOptions>(configuration);
        if (string.IsNullOrEmpty(configuration[Endpoint]) && options.Endpoint is { } endpoint)
        {
            configuration[Endpoint] = endpoint;
            configuration[Protocol] = options.Protocol;
        }

        if (string.IsNullOrEmpty(configuration[Endpoint]))
            return;
        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource
                    .AddService(configuration[ServiceName] ?? "gearsweep", serviceVersion: ProductVersion.Text)
                    .AddAttributes([new("host.name", Environment.MachineName)])
            )
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter())
            .WithTracing(traces => traces.AddSource(TelemetryNames.GearSweep).AddOtlpExporter());
    }
}
