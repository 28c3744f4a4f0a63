using System.ComponentModel.DataAnnotations;
using System.Net;

namespace GearSweep.Silo.Options;

/// <summary>How a silo finds its cluster (configuration section <c>Cluster</c>).</summary>
public sealed class ClusterOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Cluster";

    /// <summary>The head to join, as <c>host:port</c> with its <see cref="SiloPort"/>; <see langword="null"/> (default) to be the head.</summary>
    public string? Head { get; set; }

    /// <summary>The address at which the other silos reach this one. Default 127.0.0.1: nobody from outside.</summary>
    public string Address { get; set; } = IPAddress.Loopback.ToString();

    /// <summary>
    /// The port for the other silos; 0 for any that is free. <see langword="null"/> (default) means <see cref="HeadPort"/> for a head and any free one for a
    /// worker.
    /// </summary>
    [Range(0, 65535)]
    public int? SiloPort { get; set; }

    /// <summary>The cluster's name; silos of other names are refused. Default <c>gearsweep</c>.</summary>
    [Required]
    public string ClusterId { get; set; } = "gearsweep";

    /// <summary>A head's default port.</summary>
    public const int HeadPort = 11111;

    /// <summary>Whether this silo joins another one.</summary>
    public bool IsWorker => Head is not null;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IPAddress.TryParse(Address, out _))
            yield return new ValidationResult($"Cluster:Address is '{Address}'; expected an IP address of this machine", [nameof(Address)]);
        if (Head is not null && !HostPort.TryParse(Head, out _))
            yield return new ValidationResult($"Cluster:Head is '{Head}'; expected host:port, e.g. 192.168.1.10:{HeadPort}", [nameof(Head)]);
    }
}
