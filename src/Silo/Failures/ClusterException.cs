namespace GearSweep.Silo.Failures;

/// <summary>A cluster cannot be joined or asked; the message says which, why, and what to do.</summary>
public class ClusterException : Exception
{
    /// <summary>Makes one with a message.</summary>
    public ClusterException(string message)
        : base(message) { }

    /// <summary>Makes one with a message and its cause.</summary>
    public ClusterException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Makes one that says nothing.</summary>
    public ClusterException() { }
}
