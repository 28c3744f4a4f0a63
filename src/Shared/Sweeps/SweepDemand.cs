namespace GearSweep.Shared.Sweeps;

/// <summary>What a sweep wants of the slots.</summary>
/// <param name="Sweep">Its id.</param>
/// <param name="Running">Its trials that run.</param>
/// <param name="Sharing">How it shares the slots with others.</param>
[GenerateSerializer, Immutable]
public sealed record SweepDemand(int Sweep, int Running, SweepSharing Sharing);
