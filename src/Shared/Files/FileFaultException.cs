namespace GearSweep.Shared.Files;

/// <summary>The file system refuses; the message names the path, what was wanted of it, and why.</summary>
public sealed class FileFaultException : IOException
{
    /// <summary>Makes one with a message.</summary>
    public FileFaultException(string message)
        : base(message) { }

    /// <summary>Makes one with a message and its cause.</summary>
    public FileFaultException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Makes one that says nothing.</summary>
    public FileFaultException() { }
}
