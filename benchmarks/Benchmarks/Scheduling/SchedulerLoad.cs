using System.Diagnostics;
using GearSweep.Scheduling;
using GearSweep.Scheduling.Sweeps;
using GearSweep.Search;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Benchmarks.Scheduling;

/// <summary>
/// A scheduler whose workers are always busy: each time that a trial ends, its worker asks for the next.
/// </summary>
internal sealed class SchedulerLoad
{
    private const int Reports = 3;
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly AttemptOutcome Completed = new(AttemptEnd.Completed, null, Reports, "", 0, null);
    private readonly Scheduler _scheduler = new(new SchedulerOptions(), new NoPruner());
    private readonly Dictionary<int, Queue<QueuedTrial>> _queued = [];
    private readonly string[] _workers;
    private readonly Queue<TrialLease> _running = new();
    private readonly Dictionary<string, Dictionary<TrialId, RunningTrial>> _listed;
    private readonly int _slots;
    private long _beat;

    /// <summary>Opens sweeps and has workers join.</summary>
    public SchedulerLoad(int sweeps, int workers, int slots)
    {
        _slots = slots;
        _workers = [.. Enumerable.Range(0, workers).Select(n => $"10.0.0.{n}:4000@1")];
        _listed = _workers.ToDictionary(worker => worker, _ => new Dictionary<TrialId, RunningTrial>());
        for (var id = 1; id <= sweeps; id++)
        {
            _queued[id] = new Queue<QueuedTrial>();
            var stored = Sweep(id);
            _scheduler.Open(stored, SweepContent.Read(stored), Now);
        }

        foreach (var worker in _workers)
            Heartbeat(worker);
        foreach (var worker in _workers)
            for (var slot = 0; slot < slots; slot++)
                Ask(worker);
    }

    /// <summary>What has happened so far.</summary>
    public long Events { get; private set; }

    /// <summary>Trials that have ended.</summary>
    public long Trials { get; private set; }

    /// <summary>Has things happen for a while.</summary>
    public void Run(TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < time && _running.TryDequeue(out var lease))
        {
            for (var epoch = 1; epoch <= Reports; epoch++)
                Report(lease, epoch);
            if (!_scheduler.End(lease, Completed, out _))
                throw new InvalidOperationException("it was not the one that runs");
            _listed[lease.Silo].Remove(lease.Trial);
            Events++;
            if (++Trials % _slots == 0)
                Heartbeat(lease.Silo);
            Ask(lease.Silo);
        }
    }

    private void Ask(string worker)
    {
        while (_scheduler.Next(worker) is { } next)
        {
            Events++;
            if (next.Trial is not { } trial)
            {
                Read(next.Sweep);
                continue;
            }

            var lease = new TrialLease(new TrialId(next.Sweep.Id, trial.Number), 1, worker, trial.LostAttempts)
            {
                Granted = Now,
            };
            _scheduler.Apply(next.Sweep.Id, s => s.Begin(trial, worker));
            _queued[next.Sweep.Id].Dequeue();
            _scheduler.Apply(next.Sweep.Id, s => s.Confirm(lease));
            Events++;
            _running.Enqueue(lease);
            _listed[worker][lease.Trial] = new RunningTrial(lease.Trial, 1, 1, Reports);
            return;
        }
    }

    private void Report(TrialLease lease, int epoch)
    {
        var report = new TrialReport(
            lease.Trial.Number,
            lease.Attempt,
            [new EpochReport(epoch, 0.5, 0.5, 1)],
            null,
            null
        );
        _scheduler.Apply(lease.Trial.Sweep, s => s.Observe(report));
        Events++;
    }

    private void Heartbeat(string worker)
    {
        _scheduler.Workers.Heard(
            new WorkerStatus(worker, "host", ClusterRole.Worker, 8, _slots, 0, 512, "1", [.. _listed[worker].Values])
            {
                Beat = ++_beat,
            },
            Now
        );
        Events++;
    }

    private void Read(SweepSchedule sweep)
    {
        var queued = _queued[sweep.Id];
        var read = sweep.Waiting.BeginRead();
        if (queued.Count == 0)
        {
            var proposed = sweep.Propose();
            foreach (var trial in proposed)
                queued.Enqueue(trial);
            if (proposed.Count > 0)
            {
                sweep.AddProposed(read, proposed);
                return;
            }
        }

        if (!sweep.Waiting.TakeReady(read, queued.Take(sweep.Waiting.ReadSize(0))))
            sweep.Waiting.TakeApart(read, [], []);
    }

    private static StoredSweep Sweep(int id)
    {
        const int Sizes = 500;
        const int Repeats = 1000;
        var yaml =
            $"name: s\ndataset: d\nmethod: grid\nrepeats: {Repeats}\nepochs: {Reports}\nparameters:\n  hidden_size: {{values: [{string.Join(", ", Enumerable.Range(1, Sizes))}]}}\n";
        return new StoredSweep(
            id,
            "s",
            yaml,
            SweepState.Running,
            new TrialCounts(Sizes * Repeats, Sizes * Repeats, 0, 0, 0, 0, 0),
            0,
            [new StoredSweepCondition(new OperatingCondition(25, 0), "hash", new SegmentSplit(100, 20, 30))],
            Synthetic: true,
            SweepSharing.Default,
            []
        );
    }
}
