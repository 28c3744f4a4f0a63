using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Blobs;
using GearSweep.Storage.Reading;
using GearSweep.Storage.Results;
using GearSweep.Storage.Schema;
using GearSweep.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Sweeps;

/// <summary>The store: writes through the one writer, reads beside it.</summary>
internal sealed class SweepStore(DatabaseWriter writer, IReadContextFactory reads) : ISweepStore
{
    public string? UnavailableReason => writer.UnavailableReason;

    public Task<int> CreateAsync(NewSweep sweep, CancellationToken cancellation) =>
        writer.WriteAsync(session => CreateSweep.Execute(session, sweep), cancellation);

    public Task AddTrialsAsync(int sweep, IReadOnlyList<QueuedTrial> trials, CancellationToken cancellation) =>
        writer.WriteAsync(session => AddTrials.Execute(session, sweep, trials), cancellation);

    public Task<StartedAttempt?> StartAttemptAsync(int sweep, int trial, string silo, CancellationToken cancellation) =>
        writer.WriteAsync(session => StartAttempt.Execute(session, sweep, trial, silo), cancellation);

    public Task<bool> ReportAsync(int sweep, TrialReport report, CancellationToken cancellation) =>
        writer.WriteAsync(session => StoreReport.Execute(session, sweep, report), cancellation);

    public Task<bool> ChangeStateAsync(int sweep, SweepState from, SweepState to, CancellationToken cancellation) =>
        writer.WriteAsync(session => SweepActions.ChangeState(session, sweep, from, to), cancellation);

    public Task<bool> CompleteAsync(int sweep, CancellationToken cancellation) =>
        writer.WriteAsync(session => SweepActions.Complete(session, sweep), cancellation);

    public Task SetSharingAsync(int sweep, SweepSharing sharing, CancellationToken cancellation) =>
        writer.WriteAsync(session => SweepActions.SetSharing(session, sweep, sharing), cancellation);

    public Task<int?> CancelAsync(int sweep, CancellationToken cancellation) =>
        writer.WriteAsync(session => SweepActions.Cancel(session, sweep), cancellation);

    public Task<int> RetryFailedAsync(int sweep, int? trial, CancellationToken cancellation) =>
        writer.WriteAsync(session => SweepActions.RetryFailed(session, sweep, trial), cancellation);

    public Task<bool> PromoteAsync(int sweep, int trial, CancellationToken cancellation) =>
        writer.WriteAsync(session => SweepActions.Promote(session, sweep, trial), cancellation);

    public Task<int> ExtendAsync(int sweep, IReadOnlyList<QueuedTrial> trials, CancellationToken cancellation) =>
        writer.WriteAsync(session => SweepActions.Extend(session, sweep, trials), cancellation);

    public Task<UndecidedSweep> UndecidedAsync(int sweep, CancellationToken cancellation) =>
        reads.ReadAsync(context => UndecidedConfigurations.ReadAsync(context, sweep, cancellation), cancellation);

    public Task<IReadOnlyList<Observation>> HistoryAsync(int sweep, CancellationToken cancellation) =>
        reads.ReadAsync(context => SearchReads.HistoryAsync(context, sweep, cancellation), cancellation);

    public Task<IReadOnlyList<ShownEpoch>> ShownAsync(int sweep, long after, CancellationToken cancellation) =>
        reads.ReadAsync(context => SearchReads.ShownAsync(context, sweep, after, cancellation), cancellation);

    public Task<IReadOnlyList<StoredDecision>> DecisionsAsync(int sweep, CancellationToken cancellation) =>
        reads.ReadAsync(context => SearchReads.DecisionsAsync(context, sweep, cancellation), cancellation);

    public Task<bool> DecideAsync(
        int sweep,
        StoredDecision decision,
        QueuedTrial trial,
        CancellationToken cancellation
    ) => writer.WriteAsync(session => StoreDecision.Execute(session, sweep, decision, trial), cancellation);

    public Task<int> EndSearchAsync(int sweep, CancellationToken cancellation) =>
        writer.WriteAsync(session => StoreDecision.EndSearch(session, sweep), cancellation);

    // The deletion itself hears of a cancellation, so that the caller knows which it was.
    public Task<bool> DeleteAsync(int sweep, CancellationToken cancellation) =>
        writer.WriteAsync(session => DeleteSweep.Execute(session, sweep, cancellation), CancellationToken.None);

    public Task<IReadOnlyList<int>> OpenSweepsAsync(CancellationToken cancellation) =>
        reads.ReadAsync(context => OpenSweepsAsync(context, cancellation), cancellation);

    private static async Task<IReadOnlyList<int>> OpenSweepsAsync(
        GearSweepContext context,
        CancellationToken cancellation
    )
    {
        return await context
            .Sweeps.Where(s =>
                s.State == SweepState.Running || s.State == SweepState.Paused || s.Conditions.Any(c => c.Running > 0)
            )
            .OrderBy(s => s.Id)
            .Select(s => s.Id)
            .ToListAsync(cancellation);
    }

    public Task<StoredSweep?> LoadAsync(int sweep, CancellationToken cancellation) =>
        reads.ReadAsync(context => LoadAsync(context, sweep, cancellation), cancellation);

    internal static async Task<StoredSweep?> LoadAsync(
        GearSweepContext context,
        int sweep,
        CancellationToken cancellation
    )
    {
        await using var snapshot = await Snapshot.BeginAsync(context, cancellation);
        var stored = await context
            .Sweeps.Include(s => s.Conditions.OrderBy(c => c.ConditionIndex))
            .SingleOrDefaultAsync(s => s.Id == sweep, cancellation);
        if (stored is null)
        {
            return null;
        }

        var proposed = await context
            .Trials.Where(t => t.SweepId == sweep)
            .Select(t => t.ConfigurationNumber)
            .Distinct()
            .CountAsync(cancellation);
        return new StoredSweep(
            sweep,
            stored.Name,
            stored.Yaml,
            stored.State,
            SweepStatistics.Counts(stored),
            proposed,
            [.. stored.Conditions.Select(c => new StoredSweepCondition(c.Condition, c.SegmentHash, c.Split))],
            stored.Synthetic,
            stored.Sharing,
            await RunningAsync(context, sweep, cancellation)
        )
        {
            Channels = SegmentShape.Channels(stored.Channels),
            Paused = await context.Trials.CountAsync(
                t => t.SweepId == sweep && t.State == TrialState.Paused,
                cancellation
            ),
        };
    }

    public Task<IReadOnlyList<QueuedTrial>> QueuedAsync(int sweep, int take, CancellationToken cancellation) =>
        reads.ReadAsync(
            context =>
                WaitingAsync(
                    context.Trials.Where(t => t.LostAttempts == 0).OrderBy(t => t.Number),
                    sweep,
                    take,
                    cancellation
                ),
            cancellation
        );

    public Task<IReadOnlyList<QueuedTrial>> SuspectsAsync(int sweep, int take, CancellationToken cancellation) =>
        reads.ReadAsync(
            context =>
                WaitingAsync(
                    context.Trials.Where(t => t.LostAttempts > 0).OrderBy(t => t.LostAttempts).ThenBy(t => t.Number),
                    sweep,
                    take,
                    cancellation
                ),
            cancellation
        );

    private static async Task<IReadOnlyList<QueuedTrial>> WaitingAsync(
        IQueryable<TrialEntity> ordered,
        int sweep,
        int take,
        CancellationToken cancellation
    )
    {
        var trials = await ordered
            .Where(t => t.SweepId == sweep && t.State == TrialState.Queued)
            .Take(take)
            .ToListAsync(cancellation);
        return [.. trials.Select(t => t.ToQueued())];
    }

    private static async Task<IReadOnlyList<TrialLease>> RunningAsync(
        GearSweepContext context,
        int sweep,
        CancellationToken cancellation
    )
    {
        return await context
            .Trials.Where(t => t.SweepId == sweep && t.State == TrialState.Running)
            .OrderBy(t => t.Number)
            .Select(t => new TrialLease(new TrialId(sweep, t.Number), t.Attempts, t.Silo!, t.LostAttempts))
            .ToListAsync(cancellation);
    }

    public Task<TrialLease?> SettledAttemptAsync(int sweep, int trial, CancellationToken cancellation) =>
        writer.WriteAsync(
            session =>
                session.First(
                    "SELECT Attempts, Silo, LostAttempts FROM Trials WHERE SweepId = ?1 AND Number = ?2 AND State = ?3",
                    row => new TrialLease(
                        new TrialId(sweep, trial),
                        row.GetInt32(0),
                        row.GetString(1),
                        row.GetInt32(2)
                    ),
                    sweep,
                    trial,
                    TrialState.Running
                ),
            cancellation
        );

    public Task<SegmentData?> SegmentAsync(string hash, CancellationToken cancellation) =>
        reads.ReadAsync(context => StoredSegment.FindAsync(context, hash, cancellation), cancellation);
}
