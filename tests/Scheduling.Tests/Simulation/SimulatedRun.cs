using GearSweep.Scheduling.Sweeps;
using GearSweep.Search;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Simulation;

/// <summary>
/// A scheduler with rows and workers in memory, driven as its grain drives it: each decision is stored first and
/// applied after.
/// </summary>
internal sealed class SimulatedRun
{
    private readonly Dictionary<int, SimulatedRows> _rows;
    private readonly List<string> _workers = [];
    private readonly ISampler? _sampler;
    private readonly IPruner _pruner;
    private long _beat;
    private int _lives;

    public SimulatedRun(
        SchedulerOptions? options = null,
        IPruner? pruner = null,
        ISampler? sampler = null,
        params SimulatedRows[] sweeps
    )
    {
        Options = options ?? new SchedulerOptions();
        (_sampler, _pruner) = (sampler, pruner ?? new NoPruner());
        Scheduler = new Scheduler(Options, _pruner);
        _rows = sweeps.ToDictionary(s => s.Id);
        foreach (var sweep in sweeps)
            Open(sweep);
    }

    public SchedulerOptions Options { get; }

    public Scheduler Scheduler { get; private set; }

    public DateTimeOffset Now { get; private set; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<string> Workers => _workers;

    public IReadOnlyDictionary<int, SimulatedRows> Rows => _rows;

    public IReadOnlyList<TrialLease> Leases => [.. Scheduler.Sweeps.SelectMany(s => s.Leases.Granted)];

    /// <summary>A worker joins.</summary>
    public string Join(int host = 0)
    {
        var worker = $"10.0.0.{host}:4000@{++_lives}";
        _workers.Add(worker);
        Hear(worker);
        return worker;
    }

    /// <summary>A worker with a free slot asks.</summary>
    /// <returns>What it was leased; <see langword="null"/> for nothing.</returns>
    public TrialLease? Ask(string worker)
    {
        while (Scheduler.Next(worker) is { } next)
        {
            if (next.Trial is not { } trial)
            {
                Read(next.Sweep);
                continue;
            }

            Scheduler.Apply(next.Sweep.Id, s => s.Begin(trial, worker));
            var started = _rows[next.Sweep.Id].Start(trial.Number, worker);
            Assert.NotNull(started); // Nothing is chosen that does not wait.
            var lease = new TrialLease(
                new TrialId(next.Sweep.Id, trial.Number),
                started.Number,
                worker,
                started.LostAttempts
            )
            {
                Granted = Now,
            };
            Scheduler.Apply(next.Sweep.Id, s => s.Confirm(lease));
            return lease;
        }

        return null;
    }

    /// <summary>A worker asks until it gets nothing more.</summary>
    public IReadOnlyList<TrialLease> Fill(string worker, int slots)
    {
        List<TrialLease> given = [];
        while (Leases.Count(l => l.Silo == worker) < slots && Ask(worker) is { } lease)
            given.Add(lease);
        return given;
    }

    /// <summary>A start whose answer does not come: it may have been stored or not.</summary>
    public void AskInVain(string worker, bool isStored)
    {
        while (Scheduler.Next(worker) is { } next)
        {
            if (next.Trial is { } trial)
            {
                Scheduler.Apply(next.Sweep.Id, s => s.Begin(trial, worker));
                if (isStored)
                    _rows[next.Sweep.Id].Start(trial.Number, worker);
                Scheduler.Apply(next.Sweep.Id, s => s.Doubt(trial.Number));
                return;
            }

            Read(next.Sweep);
        }
    }

    /// <summary>An attempt ends.</summary>
    public void End(TrialLease lease, AttemptEnd end) =>
        End(lease, Scheduler.Judge(lease, new AttemptOutcome(end, "why", 0, "", 0, null)));

    /// <summary>An attempt reports an epoch, or a checkpoint too.</summary>
    public TrialCommand Report(TrialLease lease, int epoch, double error = 1, bool checkpoint = false)
    {
        var report = new TrialReport(
            lease.Trial.Number,
            lease.Attempt,
            [new EpochReport(epoch, error, error, 1)],
            checkpoint ? new TrialCheckpoint(epoch, []) : null,
            null
        );
        Assert.True(_rows[lease.Trial.Sweep].Report(report));
        Scheduler.Apply(lease.Trial.Sweep, s => s.Observe(report));
        return Scheduler.Find(lease.Trial.Sweep)!.CommandFor(lease.Trial.Number);
    }

    /// <summary>A worker dies, and what it had is taken back.</summary>
    public void Kill(string worker)
    {
        _workers.Remove(worker);
        Tick();
    }

    /// <summary>
    /// A second passes: starts in doubt are settled, expired leases taken back, and sweeps completed.
    /// </summary>
    public void Tick(int seconds = 1)
    {
        Now += TimeSpan.FromSeconds(seconds);
        foreach (var worker in _workers)
            Hear(worker);
        Scheduler.Tick(worker => !_workers.Contains(worker.Address));
        foreach (var sweep in Scheduler.Sweeps)
            Settle(sweep);
        foreach (var (lease, outcome) in Scheduler.Expired(worker => !_workers.Contains(worker)))
            End(lease, outcome);
        foreach (var sweep in Scheduler.Sweeps.ToArray())
        {
            if (sweep.IsDone && _rows[sweep.Id].Complete())
                Scheduler.Apply(sweep.Id, s => s.Change(SweepState.Completed));
            Assert.False(sweep.IsStranded);
        }
    }

    public void Change(int sweep, SweepState from, SweepState to)
    {
        if (_rows[sweep].Change(from, to))
            Scheduler.Apply(sweep, s => s.Change(to));
    }

    public void Cancel(int sweep)
    {
        if (_rows[sweep].Cancel() is { } queued)
            Scheduler.Apply(sweep, s => s.Cancelled(queued));
    }

    public void Retry(int sweep)
    {
        if (_rows[sweep].Retry() is > 0 and var count)
            Scheduler.Apply(sweep, s => s.Retried(count));
    }

    public void Promote(int sweep)
    {
        if (_rows[sweep].Promote() is > 0 and var count)
            Scheduler.Apply(sweep, s => s.Promoted(count));
    }

    public void Share(int sweep, SweepSharing sharing)
    {
        _rows[sweep].Sharing = sharing;
        Scheduler.Apply(sweep, s => s.Share(sharing));
    }

    /// <summary>The head dies, and the next one knows what the rows and the workers say.</summary>
    public void Restart()
    {
        Scheduler = new Scheduler(Options, _pruner);
        foreach (var rows in _rows.Values)
            Open(rows);
        foreach (var worker in _workers)
            Hear(worker);
    }

    /// <summary>Trials are added to configurations that a sweep has.</summary>
    public void Add(int sweep, QueuedTrial trial)
    {
        _rows[sweep].AddAnother(trial);
        Scheduler.Apply(sweep, s => s.Added(1));
    }

    private void Open(SimulatedRows rows)
    {
        var stored = rows.Load();
        Scheduler.Open(stored, SweepContent.Read(stored, _sampler), Now, rows.History);
    }

    private void End(TrialLease lease, AttemptOutcome outcome)
    {
        Assert.True(
            _rows[lease.Trial.Sweep].Report(new TrialReport(lease.Trial.Number, lease.Attempt, [], null, outcome))
        );
        Assert.True(Scheduler.End(lease, outcome, out _));
    }

    private void Settle(SweepSchedule sweep)
    {
        foreach (var doubted in sweep.Leases.InDoubt.ToArray())
        {
            TrialLease? release = null;
            Scheduler.Apply(
                sweep.Id,
                s => release = s.Settle(doubted.Trial.Number, _rows[sweep.Id].Settled(doubted.Trial.Number))
            );
            if (release is not null)
                End(release, AttemptEnd.Preempted);
        }
    }

    private void Read(SweepSchedule sweep)
    {
        var rows = _rows[sweep.Id];
        var read = sweep.Waiting.BeginRead();
        var waiting = rows.Queued(sweep.Waiting.ReadSize(sweep.Leases.BusyCount));
        if (sweep.Waiting.TakeReady(read, sweep.NotLeased(waiting)))
            return;
        if (sweep.Propose() is not { Count: > 0 } proposed)
        {
            sweep.Waiting.TakeApart(
                read,
                sweep.NotLeased(waiting),
                sweep.NotLeased(rows.Suspects(sweep.Waiting.ReadSize(sweep.Leases.BusyCount)))
            );
            return;
        }

        rows.Add(proposed);
        sweep.AddProposed(read, proposed);
    }

    private void Hear(string worker) =>
        Scheduler.Workers.Heard(
            new WorkerStatus(
                worker,
                "host",
                ClusterRole.Worker,
                2,
                4,
                0,
                512,
                "1",
                [.. Leases.Where(l => l.Silo == worker).Select(l => new RunningTrial(l.Trial, l.Attempt, 0, 3))]
            )
            {
                Beat = ++_beat,
            },
            Now
        );
}
