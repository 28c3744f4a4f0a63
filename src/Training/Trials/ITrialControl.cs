using GearSweep.Shared.Trials;

namespace GearSweep.Training.Trials;

/// <summary>
/// What a running attempt hears and tells. All members are called on the training thread and must not block it.
/// </summary>
public interface ITrialControl
{
    /// <summary>What the attempt is to do; read before every batch, and may be set by any thread.</summary>
    TrialCommand Current { get; }

    /// <summary>An epoch is finished.</summary>
    void Report(EpochReport report);

    /// <summary>The trial can go on from here, which replaces every earlier checkpoint.</summary>
    void Checkpoint(TrialCheckpoint checkpoint);
}
