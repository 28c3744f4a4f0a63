using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Cluster;

/// <summary>A trial in a slot.</summary>
/// <param name="Id">The trial.</param>
/// <param name="Attempt">The attempt.</param>
/// <param name="Epoch">Epochs finished.</param>
/// <param name="Epochs">Epochs at most.</param>
[GenerateSerializer, Immutable]
public sealed record RunningTrial(TrialId Id, int Attempt, int Epoch, int Epochs)
{
    /// <summary>
    /// Whether its training has ended, and only the end is still to be stored: the slot may train its next trial
    /// meanwhile.
    /// </summary>
    [Id(0)]
    public bool HasEnded { get; init; }
}
