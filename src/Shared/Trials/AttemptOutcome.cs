namespace GearSweep.Shared.Trials;

/// <summary>How an attempt ended.</summary>
/// <param name="End">The kind of end.</param>
/// <param name="Message">Why, where there is something to say (the error, the reason for stopping).</param>
/// <param name="Epochs">Epochs that the trial has had, in all attempts together.</param>
/// <param name="Engine">The engine that ran, with its vector width where it has one, e.g. <c>torch</c>.</param>
/// <param name="Seconds">Time on the slot, from start to end of this attempt.</param>
/// <param name="Result">What was measured; only with <see cref="AttemptEnd.Completed"/>.</param>
[GenerateSerializer, Immutable]
public sealed record AttemptOutcome(
    AttemptEnd End,
    string? Message,
    int Epochs,
    string Engine,
    double Seconds,
    TrialResult? Result
);
