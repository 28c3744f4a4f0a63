using GearSweep.Grains.Telemetry;
using GearSweep.Scheduling;
using GearSweep.Scheduling.Sweeps;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Storage.Sweeps;

namespace GearSweep.Grains.Scheduling;

/// <summary>
/// What people ask of sweeps. Each wish is stored first, if the sweep is still what it is taken for, and holds from
/// then on.
/// </summary>
internal sealed class SweepCommands(
    Scheduler scheduler,
    OpenSweeps sweeps,
    ISweepStore store,
    SweepMeter meter,
    IGrainFactory grains
) : IDisposable
{
    private readonly SemaphoreSlim _adding = new(1);
    private static readonly ActionReply Outdated = new(false, "The sweep has changed meanwhile; look again.");

    /// <inheritdoc/>
    public void Dispose() => _adding.Dispose();

    /// <summary>Finishes nothing new and checkpoints what runs.</summary>
    public async Task<ActionReply> PauseAsync(int id)
    {
        var sweep = await sweeps.GetAsync(id);
        if (sweep.State != SweepState.Running)
            return Refused(sweep, "only a running sweep can be paused");
        if (!await ChangeAsync(sweep, SweepState.Paused))
            return Outdated;
        StopRunning(id);
        return new ActionReply(true, "Paused: what ran is checkpointed.");
    }

    /// <summary>Goes on from the checkpoints.</summary>
    public async Task<ActionReply> ResumeAsync(int id)
    {
        var sweep = await sweeps.GetAsync(id);
        if (sweep.State != SweepState.Paused)
            return Refused(sweep, "only a paused sweep can be resumed");
        if (sweep.Problem is { } problem)
            return Unreadable(problem);
        return await ChangeAsync(sweep, SweepState.Running)
            ? new ActionReply(true, "Resumed from the checkpoints.")
            : Outdated;
    }

    /// <summary>Stops for good and keeps what there is.</summary>
    public async Task<ActionReply> CancelAsync(int id)
    {
        var sweep = await sweeps.GetAsync(id);
        if (sweep.State is SweepState.Completed or SweepState.Cancelled)
            return ActionReplies.EndedAlready(sweep.State);
        if (await store.CancelAsync(id, CancellationToken.None) is not { } queued)
        {
            await sweeps.ReadAsync(id);
            return Outdated;
        }

        scheduler.Apply(id, s => s.Cancelled(queued));
        meter.Cancelled(queued);
        StopRunning(id);
        return ActionReplies.Cancelled(queued);
    }

    /// <summary>Changes how the sweep shares the slots.</summary>
    public async Task<ActionReply> ShareAsync(int id, SweepSharing sharing)
    {
        if (sharing.Problem() is { } problem)
            return new ActionReply(false, $"Nothing was changed: {problem}.");
        await sweeps.GetAsync(id);
        await store.SetSharingAsync(id, sharing, CancellationToken.None);
        scheduler.Apply(id, s => s.Share(sharing));
        return new ActionReply(true, "It holds from the next trial on.");
    }

    /// <summary>Queues failed trials again.</summary>
    /// <param name="id">The sweep.</param>
    /// <param name="trial">Only this trial; <see langword="null"/> for all that failed.</param>
    public async Task<ActionReply> RetryAsync(int id, int? trial)
    {
        var sweep = await sweeps.GetAsync(id);
        if (sweep.State == SweepState.Cancelled)
            return ActionReplies.CancelledForGood;
        if (sweep.Problem is { } problem)
            return Unreadable(problem);
        var count = await store.RetryFailedAsync(id, trial, CancellationToken.None);
        if (count == 0)
            return ActionReplies.NoneFailed(trial);
        scheduler.Apply(id, s => s.Retried(count));
        return ActionReplies.Retried(count);
    }

    /// <summary>Trains further seeds of the configurations that cannot be told from AR* yet.</summary>
    /// <param name="id">The sweep.</param>
    /// <param name="seeds">How many for each.</param>
    public async Task<ActionReply> AddSeedsAsync(int id, int seeds)
    {
        if (seeds is < 1 or > SeedLimits.Most)
            return new ActionReply(false, $"seeds is {seeds}; expected 1 to {SeedLimits.Most}.");
        var sweep = await sweeps.GetAsync(id);
        if (sweep.State == SweepState.Cancelled)
            return ActionReplies.CancelledForGood;
        if (sweep.Content is not { } content)
            return Unreadable(sweep.Problem!);
        // One after the other: what is undecided is read before it is extended.
        await _adding.WaitAsync();
        try
        {
            var undecided = await store.UndecidedAsync(id, CancellationToken.None);
            var trials = content.Plan.Seeds(undecided, seeds);
            if (trials.Count == 0)
                return ActionReplies.NoneUndecided;
            var added = await store.ExtendAsync(id, trials, CancellationToken.None);
            scheduler.Apply(id, s => s.Added(added));
            return ActionReplies.Added(added);
        }
        finally
        {
            _adding.Release();
        }
    }

    private async Task<bool> ChangeAsync(SweepSchedule sweep, SweepState to)
    {
        if (!await store.ChangeStateAsync(sweep.Id, sweep.State, to, CancellationToken.None))
        {
            await sweeps.ReadAsync(sweep.Id);
            return false;
        }

        scheduler.Apply(sweep.Id, s => s.Change(to));
        return true;
    }

    /// <summary>Tells running attempts at once what they would hear with their next report.</summary>
    private void StopRunning(int id)
    {
        if (scheduler.Find(id) is not { } sweep)
            return;
        foreach (var lease in sweep.Leases.Granted)
            grains
                .GetGrain<ITrialGrain>(TrialKeys.For(lease.Trial, lease.Attempt, lease.Silo))
                .StopAsync(sweep.TrialCommand)
                .Ignore();
    }

    private static ActionReply Refused(SweepSchedule sweep, string why) =>
        new(false, $"The sweep is {sweep.State.ToString().ToLowerInvariant()}; {why}.");

    private static ActionReply Unreadable(string problem) => new(false, $"The sweep cannot be opened: {problem}.");
}
