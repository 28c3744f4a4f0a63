using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Trials;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace GearSweep.Grains.Queue;

/// <inheritdoc cref="IQueueGrain"/>
[Reentrant]
internal sealed partial class QueueGrain(ISiloStatusOracle membership, TimeProvider time, ILogger<QueueGrain> logger) : Grain, IQueueGrain
{
    private readonly Dictionary<int, OpenSweep> _sweeps = [];
    private readonly Dictionary<string, SiloView> _silos = [];
    private long _served;
    private long _opened;

    /// <inheritdoc/>
    public async Task<TrialAssignment?> NextAsync(WorkerStatus worker)
    {
        See(worker);
        foreach (var share in FairShare.Order(_sweeps.Select(s => new SweepShare(s.Key, Running(s.Key), s.Value.Served))).ToArray())
        {
            if (!_sweeps.TryGetValue(share.Sweep, out var sweep)) continue;
            _sweeps[share.Sweep] = sweep with { Served = ++_served };
            if (await TakeAsync(share.Sweep, worker.Silo) is { } assignment) return assignment;
            // Nothing waits there, unless the sweep was opened again while it was asked.
            if (_sweeps.TryGetValue(share.Sweep, out var now) && now.Opened == sweep.Opened) _sweeps.Remove(share.Sweep);
        }

        return null;
    }

    /// <inheritdoc/>
    public Task HeartbeatAsync(WorkerStatus worker)
    {
        See(worker);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task OpenAsync(int sweep)
    {
        _sweeps[sweep] = new OpenSweep(++_opened, _sweeps.GetValueOrDefault(sweep).Served);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task EndedAsync(string silo, AttemptEnd end)
    {
        if (_silos.TryGetValue(silo, out var view))
        {
            _silos[silo] = view with
            {
                Completed = view.Completed + (end is AttemptEnd.Completed or AttemptEnd.Pruned ? 1 : 0),
                Failed = view.Failed + (end is AttemptEnd.Failed ? 1 : 0),
            };
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<ClusterView> ClusterAsync()
    {
        foreach (var silo in _silos.Keys.Where(silo => !IsThere(silo)).ToArray()) _silos.Remove(silo);
        return Task.FromResult(new ClusterView([.. _silos.Values.OrderBy(s => s.Status.Host).ThenBy(s => s.Status.Silo)]));
    }

    private async Task<TrialAssignment?> TakeAsync(int sweep, string silo)
    {
        try
        {
            return await GrainFactory.GetGrain<ISweepGrain>(sweep).TakeAsync(silo);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // One sweep that cannot be served must not keep the others waiting; it is opened again when the head looks after its sweeps.
            LogTakeFailed(error, sweep);
            return null;
        }
    }

    private void See(WorkerStatus worker) =>
        _silos[worker.Silo] = _silos.TryGetValue(worker.Silo, out var known)
            ? known with { Status = worker, LastSeen = time.GetUtcNow() }
            : new SiloView(worker, time.GetUtcNow(), 0, 0);

    private int Running(int sweep) => _silos.Values.Sum(s => s.Status.Running.Count(r => r.Id.Sweep == sweep));

    private bool IsThere(string silo) =>
        membership.GetApproximateSiloStatus(SiloAddress.FromParsableString(silo)) is not (SiloStatus.None or SiloStatus.Dead);

    private readonly record struct OpenSweep(long Opened, long Served);

    [LoggerMessage(LogLevel.Error, "Sweep {Sweep} could not give a trial")]
    private partial void LogTakeFailed(Exception error, int sweep);
}
