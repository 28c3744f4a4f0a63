using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Slots;

/// <summary>
/// The newest checkpoint that nobody has taken yet, from the training thread to the outbox. An older one is forgotten:
/// while the head is away, an attempt keeps one here and one that is being sent, however long that lasts.
/// </summary>
internal sealed class LatestCheckpoint
{
    private TrialCheckpoint? _newest;

    /// <summary>Replaces the checkpoint.</summary>
    /// <returns>Whether there was none, so that this one has to be announced.</returns>
    public bool Put(TrialCheckpoint checkpoint) => Interlocked.Exchange(ref _newest, checkpoint) is null;

    /// <summary>Takes the checkpoint away; <see langword="null"/> when there is none.</summary>
    public TrialCheckpoint? Take() => Interlocked.Exchange(ref _newest, null);
}
