namespace GearSweep.Shared.Trials;

/// <summary>A batch of news about one attempt, from the worker to the sweep.</summary>
/// <param name="Trial">Number of the trial within its sweep.</param>
/// <param name="Attempt">The attempt that speaks.</param>
/// <param name="Epochs">Epochs since the last report, in order; may be none.</param>
/// <param name="Checkpoint">A newer checkpoint; <see langword="null"/> when there is none.</param>
/// <param name="Outcome">How the attempt ended; <see langword="null"/> while it goes on.</param>
[GenerateSerializer, Immutable]
public sealed record TrialReport(
    int Trial,
    int Attempt,
    IReadOnlyList<EpochReport> Epochs,
    TrialCheckpoint? Checkpoint,
    AttemptOutcome? Outcome
)
{
    /// <summary>Whether there is anything to store; without, the report only asks what to do.</summary>
    public bool HasNews => Epochs.Count > 0 || Checkpoint is not null || Outcome is not null;
}
