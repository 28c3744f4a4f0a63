namespace GearSweep.Storage.Sweeps;

/// <summary>An attempt that runs, as far as the store knows.</summary>
/// <param name="Trial">Number of the trial.</param>
/// <param name="Attempt">Number of the attempt.</param>
/// <param name="Silo">Address of the silo that was given it.</param>
/// <param name="Lost">How many of the trial's attempts lost their silo before, since it was first queued, last retried or last got further.</param>
public sealed record RunningAttempt(int Trial, int Attempt, string Silo, int Lost)
{
    /// <summary>Whether the trial may be what ends silos: it has lost one, and has got no further since.</summary>
    public bool IsSuspect => Lost > 0;

    /// <summary>Whether the trial fails with this attempt, should that be lost too.</summary>
    /// <param name="maxAttempts">Attempts of a trial that may be lost.</param>
    public bool IsLastChance(int maxAttempts) => IsSuspect && Lost + 1 >= maxAttempts;
}
