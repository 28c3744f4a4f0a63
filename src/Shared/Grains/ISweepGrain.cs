using GearSweep.Shared.Cluster;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Grains;

/// <summary>A sweep (key: its id), on the head. The only one that changes the state of its trials.</summary>
[Alias("GearSweep.ISweepGrain")]
public interface ISweepGrain : IGrainWithIntegerKey
{
    /// <summary>Gives the next trial to a silo; the trial is stored as running before this returns.</summary>
    /// <param name="silo">Address of the silo that will run it.</param>
    /// <returns>The assignment, or <see langword="null"/> when nothing waits.</returns>
    [Alias("Take")]
    Task<TrialAssignment?> TakeAsync(string silo);

    /// <summary>Stores news of an attempt; returns after it is on disk, with what the attempt is to do.</summary>
    [Alias("Report")]
    Task<Directive> ReportAsync(TrialReport report);

    /// <summary>Makes trials where there are none yet and gives them to the slots: after the launch, and when the head starts again.</summary>
    [Alias("Open")]
    Task OpenAsync();

    /// <summary>
    /// Puts trials whose silo is gone, or does not know of them, back into the queue. Asked every second: by this it is counted how long a silo is missed.
    /// </summary>
    /// <param name="cluster">What the silos said last.</param>
    [Alias("Recover")]
    Task RecoverAsync(ClusterView cluster);

    /// <summary>Finishes nothing new and checkpoints what runs.</summary>
    [Alias("Pause")]
    Task<ActionReply> PauseAsync();

    /// <summary>Goes on from the checkpoints.</summary>
    [Alias("Resume")]
    Task<ActionReply> ResumeAsync();

    /// <summary>Stops for good and keeps what there is.</summary>
    [Alias("Cancel")]
    Task<ActionReply> CancelAsync();

    /// <summary>Changes how the sweep shares the slots, from now on.</summary>
    [Alias("Share")]
    Task<ActionReply> ShareAsync(SweepSharing sharing);

    /// <summary>Queues failed trials again, from epoch 1.</summary>
    /// <param name="trial">Only this trial; <see langword="null"/> for all that failed.</param>
    [Alias("Retry")]
    Task<ActionReply> RetryAsync(int? trial);
}
