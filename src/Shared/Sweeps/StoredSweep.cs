using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Sweeps;

/// <summary>A sweep as the scheduler reads it from the store.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Yaml">The specification, as it was launched.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Counts">Its trials; <see cref="TrialCounts.Queued"/> counts those that are not proposed yet
/// too.</param>
/// <param name="Proposed">How many configurations have trials in the store.</param>
/// <param name="Conditions">The conditions, in grid order.</param>
/// <param name="Synthetic">Whether GearSweep's generator made the dataset.</param>
/// <param name="Sharing">How it shares the slots.</param>
/// <param name="Running">The attempts that run.</param>
public sealed record StoredSweep(
    int Id,
    string Name,
    string Yaml,
    SweepState State,
    TrialCounts Counts,
    int Proposed,
    IReadOnlyList<StoredSweepCondition> Conditions,
    bool Synthetic,
    SweepSharing Sharing,
    IReadOnlyList<TrialLease> Running
)
{
    /// <summary>Trials that are paused; <see cref="TrialCounts.Queued"/> counts them too.</summary>
    public int Paused { get; init; }

    /// <summary>The measured columns of its segments: the inputs in their order, the target last.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = Channel.Usual;
}
