namespace GearSweep.Benchmarks.Engines;

/// <summary>A grid as the peer has carried it out.</summary>
/// <param name="Seconds">Wall seconds.</param>
/// <param name="Trials">Trials that have finished.</param>
/// <param name="Duplicates">Those among them whose configuration another one had too.</param>
internal sealed record PeerGrid(double Seconds, int Trials, int Duplicates);
