namespace GearSweep.Shared.Cluster;

/// <summary>
/// Why the cluster could not do what somebody asked, in words for people: the runtime's own name silos and grains.
/// </summary>
public static class ClusterTrouble
{
    /// <summary>How long whoever asks waits for an answer.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>One sentence; <see langword="null"/> for an error that is not of this kind.</summary>
    public static string? Sentence(Exception error) =>
        error switch
        {
            ClusterUnavailableException => error.Message,
            TimeoutException => "The cluster did not answer in time.",
            OrleansException => "The cluster cannot be reached now.",
            _ => null,
        };
}
