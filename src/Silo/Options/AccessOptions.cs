using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace GearSweep.Silo.Options;

/// <summary>Who is let in to a dashboard that others reach (configuration section <c>Access</c>).</summary>
public sealed class AccessOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Access";

    /// <summary>Whether everybody who reaches the dashboard may do everything. Default <c>false</c>.</summary>
    public bool Anonymous { get; set; }

    /// <summary>
    /// The file with the hashes of the access tokens. Without: beside the store; in production mode beside a head's
    /// data directory.
    /// </summary>
    public string? File { get; set; }

    /// <summary>Reads the section.</summary>
    /// <exception cref="ValidationException">Something is wrong; the message names the key, what was found and what was
    /// expected.</exception>
    public static AccessOptions Read(IConfiguration configuration) =>
        OptionsSections.Read<AccessOptions>(configuration);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (File is not null && !File.EndsWith(".json", StringComparison.Ordinal))
            yield return new("the path of a file whose name ends in .json", [nameof(File)]);
    }
}
