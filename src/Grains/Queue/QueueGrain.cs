using GearSweep.Grains.Door;
using GearSweep.Grains.Placement;
using GearSweep.Grains.Sweeps;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Sweeps;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Configuration;

namespace GearSweep.Grains.Queue;

/// <inheritdoc cref="IQueueGrain"/>
/// <remarks>
/// It remembers nothing that matters and cannot be told again within a second: by the silos' heartbeats, which say what each was told last, and by the
/// sweeps that are opened again. With its activation go the silos' counts of trials, and failures in a row that were no complaint yet.
/// </remarks>
[Reentrant]
[OnLeader]
internal sealed partial class QueueGrain(
    ISiloStatusOracle membership,
    Leadership leadership,
    ISweepStore store,
    TimeProvider time,
    IOptions<SiloMessagingOptions> messaging,
    ILogger<QueueGrain> logger)
    : Grain, IQueueGrain
{
    private const int MostTold = 100;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly Dictionary<int, SweepShare> _sweeps = [];
    private readonly SiloRoll _silos = new();
    private readonly HashSet<string> _refused = []; // What was refused and has been told of.
    private long _opened;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.EndWith(leadership);
        this.RegisterGrainTimer(
            () =>
            {
                _silos.Tick(IsGone, LogTickFailed);
                return Task.CompletedTask;
            },
            Second,
            Second);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<TrialAssignment?> NextAsync(WorkerStatus worker)
    {
        worker = Admit(worker);
        var silo = _silos.See(worker, time.GetUtcNow());
        if (worker.Draining || !silo.TakesTrials) return null;

        var began = time.GetTimestamp();
        foreach (var sweep in Order())
        {
            if (time.GetElapsedTime(began) >= TakeBound.Of(messaging.Value)) return null; // Else nobody might hear what the next one gives.
            if (!_sweeps.TryGetValue(sweep, out var share)) continue;
            _sweeps[sweep] = share.Served(); // Before it is asked, so that a slot that asks meanwhile sees it.
            if (await TakeAsync(sweep, worker.Silo) is { } assignment) return assignment;
            // Nothing waits there, unless the sweep was opened again while it was asked.
            if (!_sweeps.TryGetValue(sweep, out var now)) continue;
            if (now.Opened == share.Opened) _sweeps.Remove(sweep);
            else _sweeps[sweep] = now.NotServed();
        }

        return null;
    }

    /// <inheritdoc/>
    public Task<WorkerOrders> HeartbeatAsync(WorkerStatus worker) => Task.FromResult(_silos.See(Admit(worker), time.GetUtcNow()).Orders);

    /// <inheritdoc/>
    public Task OpenAsync(SweepDemand demand)
    {
        Require(WorkerCheck.Problem(demand));
        var pass = _sweeps.TryGetValue(demand.Sweep, out var known) ? known.Pass : FairShare.FirstPass(_sweeps.Values);
        _sweeps[demand.Sweep] = new SweepShare(demand, pass, ++_opened);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task EndedAsync(string silo, TrialId trial, int attempt, AttemptEnd end, string? message, SweepDemand demand)
    {
        Require(WorkerCheck.Problem(demand) ?? SiloNames.Problem("silo", silo) ?? WorkerCheck.Problem(trial, attempt));
        if (_sweeps.TryGetValue(demand.Sweep, out var known)) _sweeps[demand.Sweep] = known with { Demand = demand };
        if (_silos.Ended(silo, trial, attempt, end, MessageText.Bounded(message)) is { } complaint) LogSetAside(silo, complaint);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task LostAsync(string silo, bool gotFurther)
    {
        Require(SiloNames.Problem("silo", silo));
        if (_silos.Lost(silo, gotFurther) is { } complaint) LogSetAside(silo, complaint);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<ClusterView> ClusterAsync() => Task.FromResult(new ClusterView(_silos.Views) { StoreObstacle = store.Obstacle });

    /// <inheritdoc/>
    public Task<ActionReply> DrainAsync(string silo) => OrderAsync(
        silo,
        orders => orders with { Drain = true },
        $"It hands its trials back, from their checkpoints, and {(Leaves(silo) ? "leaves" : "stays without slots")}.");

    /// <inheritdoc/>
    public Task<ActionReply> SetSlotsAsync(string silo, int slots)
    {
        if (slots is < 0 or > ClusterLimits.MaxSlots) return Task.FromResult(new ActionReply(false, $"slots is {slots}; expected 0 to {ClusterLimits.MaxSlots}."));
        if (Leaves(silo) && _silos.TryGet(silo, out var known) && known.Wanted.Drain)
            return Task.FromResult(new ActionReply(false, $"Silo {silo} is drained and leaves; start it again to give it slots."));
        return OrderAsync(
            silo, orders => orders with { Slots = slots, Drain = false }, $"It will have {slots} {(slots == 1 ? "slot" : "slots")} within a second.");
    }

    /// <inheritdoc/>
    public Task<ActionReply> ClearAsync(string silo)
    {
        if (!_silos.TryGet(silo, out var known)) return Task.FromResult(Unknown(silo));
        if (known.Health.Complaint is null) return Task.FromResult(new ActionReply(false, $"Silo {silo} is not set aside."));
        _silos.Clear(silo);
        return Task.FromResult(new ActionReply(true, $"Silo {silo} is given trials again."));
    }

    /// <summary>A worker leaves when it is drained; a head stays, and takes trials again when it is given slots.</summary>
    private bool Leaves(string silo) => _silos.TryGet(silo, out var known) && known.View.Status.Role == "worker";

    private int[] Order()
    {
        if (_sweeps.Count < 2) return [.. FairShare.Order(_sweeps.Values).Select(s => s.Sweep)];
        var ending = _silos.Ending();
        return [.. FairShare.Order(_sweeps.Values.Select(s => s with { Ending = ending.GetValueOrDefault(s.Sweep) })).Select(s => s.Sweep)];
    }

    private Task<ActionReply> OrderAsync(string silo, Func<WorkerOrders, WorkerOrders> change, string message)
    {
        if (!_silos.TryGet(silo, out var known)) return Task.FromResult(Unknown(silo));
        _silos.Order(silo, change(known.Wanted));
        return Task.FromResult(new ActionReply(true, message));
    }

    private static ActionReply Unknown(string silo) => new(false, $"There is no silo {MessageText.Quote(silo)} in the cluster.");

    /// <exception cref="InvalidDataException">It is not what a silo says.</exception>
    private WorkerStatus Admit(WorkerStatus worker)
    {
        Require(WorkerCheck.Problem(worker));
        return WorkerCheck.Checked(worker);
    }

    /// <summary>Refuses a message, and tells of it once: whoever sends it may do so every second.</summary>
    /// <exception cref="InvalidDataException">There is a problem.</exception>
    private void Require(string? problem)
    {
        if (problem is null) return;
        if (_refused.Count < MostTold && _refused.Add(problem)) LogRefused(problem);
        throw new InvalidDataException($"The message is refused: {problem}.");
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

    // This head's view of the membership may lag behind a silo that has just joined: one that speaks is there.
    private bool IsGone(SiloEntry silo) => (SiloNames.TryParse(silo.View.Status.Silo, out var address) ? membership.GetApproximateSiloStatus(address) : SiloStatus.Dead) switch
    {
        SiloStatus.Dead => true,
        SiloStatus.None => silo.View.SilentSeconds >= 5,
        _ => false,
    };

    [LoggerMessage(LogLevel.Error, "Sweep {Sweep} could not give a trial")]
    private partial void LogTakeFailed(Exception error, int sweep);

    [LoggerMessage(LogLevel.Warning, "A message to the queue is refused, and those like it: {Problem}")]
    private partial void LogRefused(string problem);

    [LoggerMessage(LogLevel.Error, "Silo {Silo} could not be looked after, and is forgotten until it speaks again")]
    private partial void LogTickFailed(Exception error, string silo);

    [LoggerMessage(LogLevel.Error, "Silo {Silo} is given no more trials: {Reason}")]
    private partial void LogSetAside(string silo, string reason);
}
