using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;

namespace GearSweep.Shared.Trials;

/// <summary>A trial that waits.</summary>
/// <param name="Number">Number within the sweep, from 0.</param>
/// <param name="ConfigurationNumber">Number of its configuration within the sweep, from 0.</param>
/// <param name="Configuration">The configuration.</param>
/// <param name="Condition">The condition.</param>
/// <param name="Repeat">Which of the repeats, from 0.</param>
/// <param name="Seed">The trial's seed, below 2⁶³.</param>
/// <param name="MaxEpochs">Epochs at most.</param>
/// <param name="EstimatedSeconds">Estimated training time of all epochs.</param>
public sealed record QueuedTrial(
    int Number,
    int ConfigurationNumber,
    Configuration Configuration,
    OperatingCondition Condition,
    int Repeat,
    ulong Seed,
    int MaxEpochs,
    double EstimatedSeconds
)
{
    /// <summary>
    /// How many of its attempts lost or broke their silo, since it was first queued, last retried or last got further.
    /// </summary>
    public int LostAttempts { get; init; }

    /// <summary>The epoch at which it pauses; <see langword="null"/> to train to its end.</summary>
    public int? UntilEpoch { get; init; }
}
