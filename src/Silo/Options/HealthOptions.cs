using System.ComponentModel.DataAnnotations;

namespace GearSweep.Silo.Options;

/// <summary>
/// Whether a silo answers supervisors over HTTP (configuration section <c>Health</c>). The dashboard answers at its own
/// address anyway.
/// </summary>
public sealed class HealthOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Health";

    /// <summary>
    /// Where to answer <c>/health/live</c> and <c>/health/ready</c>: <c>http://</c>, an IP address of this machine and
    /// a port (0 for any), e.g.
    /// <c>http://127.0.0.1:8081</c>; <see langword="null"/> (default) for nowhere.
    /// </summary>
    public string? Url { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url is not null && !HealthEndpoint.TryParse(Url, out _))
            yield return new("an address and a port, e.g. http://127.0.0.1:8081", [nameof(Url)]);
    }
}
