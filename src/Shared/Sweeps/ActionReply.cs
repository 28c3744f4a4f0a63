namespace GearSweep.Shared.Sweeps;

/// <summary>Whether a person's wish (pause, resume, cancel, retry) was carried out.</summary>
/// <param name="Done">Whether it was.</param>
/// <param name="Message">What happened, or why nothing did; one sentence.</param>
[GenerateSerializer, Immutable]
public sealed record ActionReply(bool Done, string Message);
