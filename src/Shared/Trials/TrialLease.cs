namespace GearSweep.Shared.Trials;

/// <summary>
/// A trial that a worker has: this attempt alone may report on it, until it ends or the lease expires. The one word for
/// "what runs where", in the store's rows and in the scheduler.
/// </summary>
/// <param name="Trial">The trial.</param>
/// <param name="Attempt">Number of the attempt, from 1; reports of another one are refused.</param>
/// <param name="Silo">Address of the worker's silo.</param>
/// <param name="LostAttempts">
/// How many of the trial's attempts lost their worker before, since it was first queued, last retried or last got
/// further.
/// </param>
public sealed record TrialLease(TrialId Trial, int Attempt, string Silo, int LostAttempts)
{
    /// <summary>When the scheduler granted it, or read it from the store.</summary>
    public DateTimeOffset Granted { get; init; }

    /// <summary>Whether the attempt has stored a checkpoint.</summary>
    public bool GotFurther { get; init; }

    /// <summary>Whether the trial may be what ends workers: it has lost one, and has got no further since.</summary>
    public bool IsSuspect => LostAttempts > 0;
}
