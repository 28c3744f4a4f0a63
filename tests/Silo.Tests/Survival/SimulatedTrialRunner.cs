using System.Collections.Concurrent;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;
using GearSweep.Training.Trials;

namespace GearSweep.Silo.Survival;

/// <summary>
/// Instead of training: an epoch is as long as the test wants, a loss is a function of seed and epoch, and a checkpoint
/// is its epoch. Trains on the slot's thread and heeds directives as the real one does.
/// </summary>
internal sealed class SimulatedTrialRunner : ITrialRunner, IDisposable
{
    private readonly ConcurrentDictionary<TrialId, byte> _running = new();
    private readonly ConcurrentQueue<TrialId> _begun = new();
    private readonly ConcurrentQueue<string?> _abandoned = new();
    private readonly ManualResetEventSlim _gate = new(true);
    private readonly ManualResetEventSlim _stuck = new(false);
    private int _most;

    /// <summary>What the next attempts break with; <see langword="null"/> for none.</summary>
    public string? Fault { get; set; }

    /// <summary>Whether it has too little memory for any trial.</summary>
    public bool Declines { get; set; }

    /// <summary>A trial that never gets on; <see langword="null"/> for none.</summary>
    public int? Stuck { get; set; }

    /// <summary>Epochs after which every trial stands still.</summary>
    public int StandsAt { get; set; } = int.MaxValue;

    /// <summary>Why attempts were abandoned.</summary>
    public IReadOnlyCollection<string?> Abandoned => _abandoned;

    /// <summary>The attempts that have begun, in order.</summary>
    public IReadOnlyCollection<TrialId> Begun => _begun;

    /// <summary>Trials that are being trained.</summary>
    public IReadOnlyCollection<TrialId> Running => [.. _running.Keys];

    /// <summary>The most that were trained at once.</summary>
    public int Most => Volatile.Read(ref _most);

    /// <summary>No epoch ends before <see cref="Open"/>.</summary>
    public void Close() => _gate.Reset();

    /// <summary>Epochs end again.</summary>
    public void Open() => _gate.Set();

    /// <summary>Lets everything end.</summary>
    public void Release()
    {
        (Stuck, StandsAt) = (null, int.MaxValue);
        Open();
    }

    public void Dispose()
    {
        _gate.Dispose();
        _stuck.Dispose();
    }

    public AttemptOutcome Run(TrialAssignment assignment, SegmentData segment, ITrialControl control)
    {
        _begun.Enqueue(assignment.Id);
        _running[assignment.Id] = 0;
        InterlockedMax(_running.Count);
        try
        {
            return Train(assignment, control);
        }
        finally
        {
            _running.TryRemove(assignment.Id, out _);
        }
    }

    private AttemptOutcome Train(TrialAssignment assignment, ITrialControl control)
    {
        var epoch = assignment.ResumeFrom?.Epoch ?? 0;
        if (Fault is { } fault)
            return new AttemptOutcome(AttemptEnd.WorkerFailed, fault, epoch, "simulated", 0, null);
        if (Declines)
            return new AttemptOutcome(AttemptEnd.Rejected, "too little memory", epoch, "simulated", 0, null);
        while (epoch < assignment.Epochs)
        {
            if (epoch >= assignment.UntilEpoch)
                return new AttemptOutcome(AttemptEnd.Paused, null, epoch, "simulated", 0, null);
            while (
                control.Current.Kind == TrialCommandKind.Continue
                && !GateOf(assignment, epoch).Wait(TimeSpan.FromMilliseconds(5))
            ) { }

            var directive = control.Current;
            if (directive.Kind == TrialCommandKind.Supersede)
                _abandoned.Enqueue(directive.Reason);
            if (directive.Kind is TrialCommandKind.Preempt or TrialCommandKind.Pause)
                control.Checkpoint(new TrialCheckpoint(epoch, [1, 2, 3]));
            if (directive.Kind != TrialCommandKind.Continue)
                return new AttemptOutcome(End(directive.Kind), directive.Reason, epoch, "simulated", 0, null);
            epoch++;
            control.Report(new EpochReport(epoch, Loss(assignment.Seed, epoch), Loss(assignment.Seed + 1, epoch), 0));
            control.Checkpoint(new TrialCheckpoint(epoch, [1, 2, 3]));
        }

        return new AttemptOutcome(AttemptEnd.Completed, null, epoch, "simulated", 0, Result(assignment));
    }

    private ManualResetEventSlim GateOf(TrialAssignment assignment, int epoch) =>
        assignment.Id.Number == Stuck || epoch >= StandsAt ? _stuck : _gate;

    private static AttemptEnd End(TrialCommandKind kind) =>
        kind switch
        {
            TrialCommandKind.Preempt => AttemptEnd.Preempted,
            TrialCommandKind.Prune => AttemptEnd.Pruned,
            TrialCommandKind.Pause => AttemptEnd.Paused,
            _ => AttemptEnd.Cancelled,
        };

    private static double Loss(ulong seed, int epoch) => (seed % 1000 + 1) / 1000.0 / epoch;

    private static TrialResult Result(TrialAssignment assignment)
    {
        var loss = Loss(assignment.Seed, assignment.Epochs);
        var error = new ErrorMetrics(loss, loss, 0, loss, loss);
        var baselines = new BaselineResult(
            assignment.Configuration.SequenceLength,
            error,
            error,
            error,
            error,
            7,
            error,
            64,
            0
        );
        return new TrialResult(
            loss,
            loss,
            assignment.Epochs,
            error,
            baselines,
            new PairedErrors(32, 0, [loss, 1], [1, loss]),
            new Predictions([1], [loss], [1]),
            [1]
        );
    }

    private void InterlockedMax(int count)
    {
        for (var most = Most; count > most; most = Most)
            Interlocked.CompareExchange(ref _most, count, most);
    }
}
