namespace GearSweep.Shared.Trials;

/// <summary>A decision with what it saw: from that and the decisions before it follows again.</summary>
/// <param name="Number">Number within the sweep, from 0.</param>
/// <param name="SeenUpTo">The newest epoch that it knew (<see cref="ShownEpoch.Sequence"/>); 0 for none.</param>
/// <param name="Busy">Whether a trial trained or waited to.</param>
/// <param name="Decision">What was decided.</param>
public sealed record StoredDecision(int Number, long SeenUpTo, bool Busy, Decision Decision);
