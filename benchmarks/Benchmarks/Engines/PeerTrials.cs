namespace GearSweep.Benchmarks.Engines;

/// <summary>Trials that the peer stored without training.</summary>
/// <param name="Trials">How many.</param>
/// <param name="Seconds">How long they took.</param>
/// <param name="PeakBytes">The most memory that a process of it had resident.</param>
internal sealed record PeerTrials(int Trials, double Seconds, long PeakBytes)
{
    /// <summary>Trials a second.</summary>
    public double Rate => Trials / Seconds;
}
