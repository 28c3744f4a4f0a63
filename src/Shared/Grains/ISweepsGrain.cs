using GearSweep.Shared.Sweeps;

namespace GearSweep.Shared.Grains;

/// <summary>Where sweeps are previewed and launched. One in the cluster (key 0), on the head.</summary>
[Alias("GearSweep.ISweepsGrain")]
public interface ISweepsGrain : IGrainWithIntegerKey
{
    /// <summary>Checks a specification as a whole and says what it would cost. Starts nothing.</summary>
    /// <param name="yaml">The specification.</param>
    /// <param name="cancellation">Nobody waits for it any more: a preview may count a million configurations, and waits
    /// for the one before it.</param>
    [Alias("Preview")]
    Task<PreviewReply> PreviewAsync(string yaml, CancellationToken cancellation = default);

    /// <summary>
    /// Checks a specification as a whole, stores it with its segments and first trials, and gives its trials to the
    /// slots.
    /// </summary>
    /// <param name="yaml">The specification.</param>
    [Alias("Launch")]
    Task<LaunchReply> LaunchAsync(string yaml);
}
