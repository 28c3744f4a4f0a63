using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Simulation;

/// <summary>The rows of one sweep, changed as the store changes them.</summary>
internal sealed class SimulatedRows
{
    private static readonly OperatingCondition Condition = new(25, 0);
    private static readonly SegmentSplit Split = new(100, 20, 30);
    private readonly SortedDictionary<int, Row> _rows = [];
    private readonly string _yaml;

    /// <summary>A sweep without trials.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="trials">How many it is to have, each of a configuration of its own.</param>
    /// <param name="sharing">How it shares the slots.</param>
    public SimulatedRows(int id, int trials, SweepSharing? sharing = null)
    {
        (Id, Total, Sharing) = (id, trials, sharing ?? SweepSharing.Default);
        _yaml =
            $"name: s\ndataset: d\nmethod: grid\nepochs: 3\nparameters:\n  hidden_size: {{values: [{string.Join(", ", Enumerable.Range(1, trials))}]}}\n";
    }

    public int Id { get; }

    public int Total { get; private set; }

    public SweepSharing Sharing { get; set; }

    public SweepState State { get; private set; }

    public List<Observation> History { get; } = [];

    public int Ended => Count(state => state.HasEnded());

    public IEnumerable<(int Number, TrialState State, string? Silo, int LostAttempts)> Trials =>
        _rows.Select(r => (r.Key, r.Value.State, r.Value.Silo, r.Value.LostAttempts));

    public StoredSweep Load() =>
        new(
            Id,
            "s",
            _yaml,
            State,
            new TrialCounts(
                Total,
                Total - Count(s => s.HasEnded() || s == TrialState.Running),
                Count(s => s == TrialState.Running),
                Count(s => s == TrialState.Completed),
                Count(s => s == TrialState.Pruned),
                Count(s => s == TrialState.Failed),
                Count(s => s == TrialState.Cancelled)
            ),
            _rows.Values.Select(r => r.Trial.ConfigurationNumber).Distinct().Count(),
            [new StoredSweepCondition(Condition, "hash", Split)],
            Synthetic: false,
            Sharing,
            [
                .. _rows
                    .Values.Where(r => r.State == TrialState.Running)
                    .Select(r => new TrialLease(new TrialId(Id, r.Trial.Number), r.Attempts, r.Silo!, r.LostAttempts)),
            ]
        )
        {
            Paused = Count(s => s == TrialState.Paused),
        };

    public IReadOnlyList<QueuedTrial> Queued(int take) => Waiting(r => r.LostAttempts == 0, take);

    public IReadOnlyList<QueuedTrial> Suspects(int take) =>
        [
            .. Waiting(r => r.LostAttempts > 0, int.MaxValue)
                .OrderBy(t => t.LostAttempts)
                .ThenBy(t => t.Number)
                .Take(take),
        ];

    public void Add(IEnumerable<QueuedTrial> trials)
    {
        foreach (var trial in trials)
            _rows.TryAdd(trial.Number, new Row(trial));
    }

    /// <summary>Adds a trial to a configuration that the sweep has.</summary>
    public void AddAnother(QueuedTrial trial)
    {
        Add([trial]);
        Total++;
    }

    public StartedAttempt? Start(int trial, string worker)
    {
        if (State != SweepState.Running || !_rows.TryGetValue(trial, out var row) || row.State != TrialState.Queued)
            return null;
        (row.State, row.Silo) = (TrialState.Running, worker);
        return new StartedAttempt(++row.Attempts, row.LostAttempts, null);
    }

    public TrialLease? Settled(int trial) => Load().Running.SingleOrDefault(lease => lease.Trial.Number == trial);

    public bool Report(TrialReport report)
    {
        if (
            !_rows.TryGetValue(report.Trial, out var row)
            || row.State != TrialState.Running
            || row.Attempts != report.Attempt
        )
            return false;
        History.AddRange(
            report.Epochs.Select(e => new Observation(report.Trial, e.Epoch, e.ValidationMse ?? e.TrainMse))
        );
        if (report.Outcome is { End: var end })
        {
            row.State =
                !TrialStates.After(end).HasEnded() && State == SweepState.Cancelled
                    ? TrialState.Cancelled
                    : TrialStates.After(end);
            if (end is AttemptEnd.WorkerLost or AttemptEnd.WorkerFailed)
                row.LostAttempts++;
        }
        else if (report.Checkpoint is not null)
        {
            row.LostAttempts = 0;
        }

        return true;
    }

    public bool Change(SweepState from, SweepState to)
    {
        if (State != from)
            return false;
        State = to;
        return true;
    }

    public bool Complete() => Ended >= Total && Change(SweepState.Running, SweepState.Completed);

    public int? Cancel()
    {
        if (State == SweepState.Completed)
            return null;
        State = SweepState.Cancelled;
        return Move(s => s is TrialState.Queued or TrialState.Paused, TrialState.Cancelled);
    }

    public int Retry()
    {
        if (State == SweepState.Cancelled)
            return 0;
        foreach (var row in _rows.Values.Where(r => r.State == TrialState.Failed))
            row.LostAttempts = 0;
        var retried = Move(s => s == TrialState.Failed, TrialState.Queued);
        if (retried > 0)
            Change(SweepState.Completed, SweepState.Running);
        return retried;
    }

    public int Promote() => Move(s => s == TrialState.Paused, TrialState.Queued);

    private int Move(Func<TrialState, bool> from, TrialState to)
    {
        var moved = _rows.Values.Where(r => from(r.State)).ToList();
        foreach (var row in moved)
            row.State = to;
        return moved.Count;
    }

    private int Count(Func<TrialState, bool> isCounted) => _rows.Values.Count(r => isCounted(r.State));

    private List<QueuedTrial> Waiting(Func<Row, bool> chosen, int take) =>
        [
            .. _rows
                .Values.Where(r => r.State == TrialState.Queued && chosen(r))
                .Select(r => r.Trial with { LostAttempts = r.LostAttempts })
                .Take(take),
        ];

    private sealed class Row(QueuedTrial trial)
    {
        public QueuedTrial Trial { get; } = trial;

        public TrialState State { get; set; }

        public int Attempts { get; set; }

        public int LostAttempts { get; set; }

        public string? Silo { get; set; }
    }
}
