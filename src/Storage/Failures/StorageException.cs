namespace GearSweep.Storage.Failures;

/// <summary>The database cannot be opened or written; the message names it and says what to do.</summary>
public class StorageException : Exception
{
    /// <summary>Makes one with a message.</summary>
    public StorageException(string message)
        : base(message) { }

    /// <summary>Makes one with a message and its cause.</summary>
    public StorageException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Makes one that says nothing.</summary>
    public StorageException() { }
}
