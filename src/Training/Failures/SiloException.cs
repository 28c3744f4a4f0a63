namespace GearSweep.Training.Failures;

/// <summary>
/// This silo cannot carry a trial out, and another one may, for the reason that the message tells its reader: the
/// attempt ends as broken.
/// </summary>
public sealed class SiloException : Exception
{
    /// <summary>With no reason.</summary>
    public SiloException() { }

    /// <summary>With the reason.</summary>
    public SiloException(string message)
        : base(message) { }

    /// <summary>With the reason and what lies behind it.</summary>
    public SiloException(string message, Exception innerException)
        : base(message, innerException) { }
}
