namespace GearSweep.Shared.Trials;

/// <summary>A sweep's trials by state.</summary>
/// <param name="Total">All that the sweep will have.</param>
/// <param name="Queued">Waiting, those that are not proposed yet included.</param>
/// <param name="Running">In slots.</param>
/// <param name="Completed">Trained and tested.</param>
/// <param name="Pruned">Stopped early by a pruner.</param>
/// <param name="Failed">Ended by an error.</param>
/// <param name="Cancelled">Stopped for good by a person.</param>
[GenerateSerializer, Immutable, Alias("GearSweep.Shared.Results.TrialCounts")]
public sealed record TrialCounts(
    int Total,
    int Queued,
    int Running,
    int Completed,
    int Pruned,
    int Failed,
    int Cancelled
)
{
    /// <summary>Trials to which nothing more happens by itself.</summary>
    public int Ended => Completed + Pruned + Failed + Cancelled;

    /// <summary>Trials that were trained as far as they should be: what a sweep that was cancelled has got.</summary>
    public int Trained => Completed + Pruned;
}
