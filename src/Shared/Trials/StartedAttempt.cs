namespace GearSweep.Shared.Trials;

/// <summary>An attempt that was begun.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="LostAttempts">How many of the trial's attempts lost their silo before, since it was first queued, last retried
/// or last got further.</param>
/// <param name="ResumeFrom">The trial's last checkpoint; <see langword="null"/> to begin with epoch 1.</param>
/// <param name="DamagedEpoch">
/// Epochs of a checkpoint that was there and is damaged, so that the trial begins anew; <see langword="null"/> when
/// none was.
/// </param>
public sealed record StartedAttempt(
    int Number,
    int LostAttempts,
    TrialCheckpoint? ResumeFrom,
    int? DamagedEpoch = null
);
