namespace GearSweep.Training.Failures;

/// <summary>
/// A trial cannot be carried out on any silo, for the reason that the message tells its reader; it ends as failed.
/// </summary>
public sealed class TrialException : Exception
{
    /// <summary>With no reason.</summary>
    public TrialException() { }

    /// <summary>With the reason.</summary>
    public TrialException(string message)
        : base(message) { }

    /// <summary>With the reason and what lies behind it.</summary>
    public TrialException(string message, Exception innerException)
        : base(message, innerException) { }
}
