using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Storage.Sweeps;

/// <summary>
/// What the scheduler stores and reads back. Every write goes through the one writer and completes after its
/// transaction is on disk; the store itself refuses what an outdated attempt says.
/// </summary>
public interface ISweepStore
{
    /// <summary>
    /// What kept the last write from the disk (a full disk, a database that is away), in one line;
    /// <see langword="null"/> when it got there, or was long ago.
    /// </summary>
    string? UnavailableReason { get; }

    /// <summary>Stores a sweep with its conditions and segments, in state running and without trials.</summary>
    /// <returns>The sweep's id.</returns>
    Task<int> CreateAsync(NewSweep sweep, CancellationToken cancellation);

    /// <summary>
    /// Adds trials, queued. Trials that are there already (same number) are left as they are, so that a proposal may be
    /// repeated. A cancelled sweep gets none.
    /// </summary>
    Task AddTrialsAsync(int sweep, IReadOnlyList<QueuedTrial> trials, CancellationToken cancellation);

    /// <summary>Begins the next attempt at a queued trial of a running sweep: queued → running.</summary>
    /// <returns>The attempt; <see langword="null"/> when the trial does not wait.</returns>
    Task<StartedAttempt?> StartAttemptAsync(int sweep, int trial, string silo, CancellationToken cancellation);

    /// <summary>
    /// Stores news of an attempt in one transaction: loss points, checkpoint, and how it ended (the trial's next state
    /// follows from
    /// <see cref="AttemptEnd"/>: handed back and lost go back into the queue, or end as cancelled with their sweep).
    /// With a checkpoint of an attempt that goes on, the trial's losses count from 0.
    /// </summary>
    /// <returns>Whether the attempt is the one that runs; otherwise nothing was stored.</returns>
    Task<bool> ReportAsync(int sweep, TrialReport report, CancellationToken cancellation);

    /// <summary>Stores a sweep's state, if it is the one that the caller takes it for.</summary>
    /// <returns>Whether it was; otherwise nothing was stored.</returns>
    Task<bool> ChangeStateAsync(int sweep, SweepState from, SweepState to, CancellationToken cancellation);

    /// <summary>Running → completed, with the time of the end, if all of the sweep's trials have ended.</summary>
    /// <returns>Whether they have, and the sweep was running; otherwise nothing was stored.</returns>
    Task<bool> CompleteAsync(int sweep, CancellationToken cancellation);

    /// <summary>Stores how a sweep shares the slots.</summary>
    Task SetSharingAsync(int sweep, SweepSharing sharing, CancellationToken cancellation);

    /// <summary>
    /// Cancels a sweep and its queued and paused trials, in one transaction. Those that run end with their own reports.
    /// </summary>
    /// <returns>
    /// How many trials were queued or paused; <see langword="null"/> when the sweep has completed, and nothing was
    /// stored.
    /// </returns>
    Task<int?> CancelAsync(int sweep, CancellationToken cancellation);

    /// <summary>
    /// Failed → queued, from epoch 1 and with as many attempts as at first; the failed attempts and their curves are
    /// kept. A completed sweep runs again, a cancelled one does not.
    /// </summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="trial">Only this trial; <see langword="null"/> for all that failed.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>How many.</returns>
    Task<int> RetryFailedAsync(int sweep, int? trial, CancellationToken cancellation);

    /// <summary>Paused → queued, to go on from its checkpoint.</summary>
    /// <returns>Whether the trial was paused; otherwise nothing was stored.</returns>
    Task<bool> PromoteAsync(int sweep, int trial, CancellationToken cancellation);

    /// <summary>Where a sweep's best configurations cannot be told from AR* yet.</summary>
    Task<UndecidedSweep> UndecidedAsync(int sweep, CancellationToken cancellation);

    /// <summary>
    /// Adds trials, queued, to configurations that a sweep has, and to what it is to have in all. A completed sweep runs
    /// again, a cancelled one gets none.
    /// </summary>
    /// <returns>How many were added: those that are there already (same number) are left as they are.</returns>
    Task<int> ExtendAsync(int sweep, IReadOnlyList<QueuedTrial> trials, CancellationToken cancellation);

    /// <summary>
    /// What a sweep's trials have shown, in the order in which it was stored, without what later attempts have trained
    /// again.
    /// </summary>
    Task<IReadOnlyList<Observation>> HistoryAsync(int sweep, CancellationToken cancellation);

    /// <summary>
    /// The epochs that a sweep's trials have shown, in the order in which they were stored; one that was trained again
    /// comes again, with the same figures.
    /// </summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="after">Only those with a greater sequence number.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<ShownEpoch>> ShownAsync(int sweep, long after, CancellationToken cancellation);

    /// <summary>A sweep's decisions, in their order.</summary>
    Task<IReadOnlyList<StoredDecision>> DecisionsAsync(int sweep, CancellationToken cancellation);

    /// <summary>Stores a decision and what it does with its trial, in one transaction.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="trial">Its trial; one that is new is added.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>
    /// Whether it could be carried out and its number was free; otherwise nothing was stored, and the store knows better.
    /// </returns>
    Task<bool> DecideAsync(int sweep, StoredDecision decision, QueuedTrial trial, CancellationToken cancellation);

    /// <summary>No further trial will be made of a sweep.</summary>
    /// <returns>How many trials it has.</returns>
    Task<int> EndSearchAsync(int sweep, CancellationToken cancellation);

    /// <summary>
    /// Deletes a sweep with all that was stored of it, in one transaction, and the segments that no other sweep has.
    /// Nobody may train it: its attempts would only be refused.
    /// </summary>
    /// <returns>Whether there was such a sweep.</returns>
    Task<bool> DeleteAsync(int sweep, CancellationToken cancellation);

    /// <summary>
    /// Ids of the sweeps that need looking after, oldest first: running or paused, or cancelled with trials that have
    /// not ended.
    /// </summary>
    Task<IReadOnlyList<int>> OpenSweepsAsync(CancellationToken cancellation);

    /// <summary>A sweep as the scheduler needs it; <see langword="null"/> when there is none.</summary>
    Task<StoredSweep?> LoadAsync(int sweep, CancellationToken cancellation);

    /// <summary>Queued trials that have lost no silo since they last got further, by number.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<QueuedTrial>> QueuedAsync(int sweep, int take, CancellationToken cancellation);

    /// <summary>
    /// Queued trials that have lost or broken their silo, those that have lost the fewest first, and among equals by
    /// number.
    /// </summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<QueuedTrial>> SuspectsAsync(int sweep, int take, CancellationToken cancellation);

    /// <summary>
    /// The attempt at a trial that runs once everything is settled that was to be written before, also what its caller
    /// has given up.
    /// </summary>
    /// <returns>The attempt; <see langword="null"/> when none runs.</returns>
    Task<TrialLease?> SettledAttemptAsync(int sweep, int trial, CancellationToken cancellation);

    /// <summary>A stored segment; <see langword="null"/> when there is none with this content hash.</summary>
    /// <exception cref="InvalidDataException">It is damaged; the message says what to do.</exception>
    Task<SegmentData?> SegmentAsync(string hash, CancellationToken cancellation);
}
