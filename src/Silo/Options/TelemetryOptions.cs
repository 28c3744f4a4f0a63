using System.ComponentModel.DataAnnotations;

namespace GearSweep.Silo.Options;

/// <summary>
/// Where metrics and traces go (configuration section <c>Telemetry</c>). OpenTelemetry's own variables are heeded and
/// come first.
/// </summary>
public sealed class TelemetryOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Telemetry";

    /// <summary>
    /// A collector's OTLP endpoint, e.g. <c>http://127.0.0.1:4317</c>; <see langword="null"/> (default) to send
    /// nothing.
    /// </summary>
    [RegularExpression(@"https?://\S+", ErrorMessage = "an address like http://127.0.0.1:4317")]
    public string? Endpoint { get; set; }

    /// <summary>
    /// How it is spoken to: <c>grpc</c> (default, usually at port 4317) or <c>http/protobuf</c> (usually at port 4318).
    /// </summary>
    [AllowedValues("grpc", "http/protobuf", ErrorMessage = "grpc or http/protobuf")]
    public string Protocol { get; set; } = "grpc";
}
