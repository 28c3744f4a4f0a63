using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling;

/// <summary>A lease that has expired.</summary>
/// <param name="Lease">The lease.</param>
/// <param name="Outcome">How its attempt ends by that: lost, or failed with its last chance.</param>
public readonly record struct ExpiredLease(TrialLease Lease, AttemptOutcome Outcome);
