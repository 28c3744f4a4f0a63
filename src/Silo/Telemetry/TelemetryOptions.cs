using System.ComponentModel.DataAnnotations;

namespace GearSweep.Silo.Telemetry;

/// <summary>Where metrics and traces go (configuration section <c>Telemetry</c>). OpenTelemetry's own variables are heeded and come first.</summary>
public sealed class TelemetryOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Telemetry";

    /// <summary>A collector's OTLP endpoint, e.g. <c>http://127.0.0.1:4317</c>; <see langword="null"/> (default) to send nothing.</summary>
    public string? Endpoint { get; set; }

    /// <summary>How it is spoken to: <c>grpc</c> (default, usually at port 4317) or <c>http/protobuf</c> (usually at port 4318).</summary>
    public string Protocol { get; set; } = "grpc";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is not null && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            yield return new ValidationResult($"Telemetry:Endpoint is '{Endpoint}'; expected an address like http://127.0.0.1:4317", [nameof(Endpoint)]);
        if (Protocol is not ("grpc" or "http/protobuf"))
            yield return new ValidationResult($"Telemetry:Protocol is '{Protocol}'; expected grpc or http/protobuf", [nameof(Protocol)]);
    }
}
