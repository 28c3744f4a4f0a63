namespace GearSweep.Shared.Cluster;

/// <summary>
/// The cluster cannot do what was asked. The message says why, for whoever asked; it travels between processes.
/// </summary>
[GenerateSerializer]
public sealed class ClusterUnavailableException : OrleansException
{
    /// <summary>Without a reason.</summary>
    public ClusterUnavailableException() { }

    /// <summary>With a reason.</summary>
    /// <param name="message">One sentence.</param>
    public ClusterUnavailableException(string message)
        : base(message) { }

    /// <summary>With a reason and its cause.</summary>
    /// <param name="message">One sentence.</param>
    /// <param name="innerException">The cause.</param>
    public ClusterUnavailableException(string message, Exception innerException)
        : base(message, innerException) { }
}
