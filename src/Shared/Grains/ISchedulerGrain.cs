using GearSweep.Shared.Cluster;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Grains;

/// <summary>
/// Leases trials to workers, and hears how they get on. One in the cluster (key 0), on the head: the only one that
/// changes the state of sweeps and of their trials. <see cref="IWorkersGrain"/> is the same one.
/// </summary>
[Alias("GearSweep.ISchedulerGrain")]
public interface ISchedulerGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// The next trial for a free slot, fair across sweeps; it is stored as running before this returns.
    /// </summary>
    /// <param name="worker">The worker that asks.</param>
    /// <param name="wait">How long to wait for a trial; it is answered as soon as there is one, and after a quarter of
    /// the response timeout.</param>
    /// <returns>An assignment, or <see langword="null"/> when there was none.</returns>
    [Alias("Next")]
    Task<TrialAssignment?> NextAsync(WorkerStatus worker, TimeSpan wait);

    /// <summary>Answers the slots of a worker that wait in <see cref="NextAsync"/>.</summary>
    /// <param name="silo">The worker's address.</param>
    [Alias("Release")]
    Task ReleaseAsync(string silo);

    /// <summary>Stores news of an attempt; returns after it is on disk, with what the attempt is to do.</summary>
    /// <param name="sweep">The trial's sweep.</param>
    /// <param name="report">The news.</param>
    [Alias("Report")]
    Task<TrialCommand> ReportAsync(int sweep, TrialReport report);

    /// <summary>
    /// Makes a sweep's trials where there are none yet and gives them to the slots: after its launch. The open ones are
    /// looked after every second anyway.
    /// </summary>
    [Alias("Open")]
    Task OpenAsync(int sweep);

    /// <summary>Finishes nothing new and checkpoints what runs.</summary>
    [Alias("Pause")]
    Task<ActionReply> PauseAsync(int sweep);

    /// <summary>Goes on from the checkpoints.</summary>
    [Alias("Resume")]
    Task<ActionReply> ResumeAsync(int sweep);

    /// <summary>Stops for good and keeps what there is.</summary>
    [Alias("Cancel")]
    Task<ActionReply> CancelAsync(int sweep);

    /// <summary>Changes how a sweep shares the slots, from now on.</summary>
    [Alias("Share")]
    Task<ActionReply> ShareAsync(int sweep, SweepSharing sharing);

    /// <summary>Queues failed trials again, from epoch 1.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="trial">Only this trial; <see langword="null"/> for all that failed.</param>
    [Alias("Retry")]
    Task<ActionReply> RetryAsync(int sweep, int? trial);

    /// <summary>
    /// Trains further seeds of the best configuration of each condition at which it cannot be told from AR* yet.
    /// </summary>
    /// <param name="sweep">The sweep; one that has completed runs again.</param>
    /// <param name="seeds">How many for each, 1 to <see cref="SeedLimits.Most"/>.</param>
    [Alias("AddSeeds")]
    Task<ActionReply> AddSeedsAsync(int sweep, int seeds);
}
