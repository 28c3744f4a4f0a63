using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Sweeps;

/// <summary>
/// The waiting trials of a sweep, as far as they were read from the store: a short line of those that any worker may
/// take, and beside it those that not every one may, because they have lost a worker or were refused by one.
/// </summary>
public sealed class WaitingTrials
{
    private const int Line = 64;
    private readonly Queue<QueuedTrial> _ready = new();
    private readonly Dictionary<int, HashSet<string>> _refusals = [];
    private List<QueuedTrial> _apart = [];
    private long _changes = 1;
    private long _readyRead;
    private long _apartRead;

    /// <summary>Whether the store may have waiting trials that were not read.</summary>
    public bool IsUnread => _apartRead != _changes;

    /// <summary>Whether no trial is known to wait.</summary>
    public bool IsEmpty => _ready.Count == 0 && _apart.Count == 0;

    /// <summary>
    /// The next of the trials that any worker may take; <see langword="null"/> when none was read, or others have come
    /// to wait since, which may be before it.
    /// </summary>
    public QueuedTrial? Ready => _readyRead == _changes && _ready.TryPeek(out var next) ? next : null;

    /// <summary>Trials that not every worker may take, in their order.</summary>
    public IReadOnlyList<QueuedTrial> Apart => _apart;

    /// <summary>
    /// How many waiting trials to read, so that those that are leased meanwhile, or were refused, hide no other.
    /// </summary>
    public int ReadSize(int busy) => Line + busy + _refusals.Count;

    /// <summary>Trials wait in the store that were not read.</summary>
    public void Changed() => _changes++;

    /// <summary>Has the store read again where no trial is ready: another head may have changed it.</summary>
    public void Recheck()
    {
        if (_ready.Count == 0)
            _changes++;
    }

    /// <summary>Begins to read the store: what changes from here on is not in what it answers.</summary>
    /// <returns>What to hand over with the answers.</returns>
    public long BeginRead() => _changes;

    /// <summary>Takes over the trials that wait and have lost no worker.</summary>
    /// <returns>Whether there is one that any worker may take.</returns>
    public bool TakeReady(long read, IEnumerable<QueuedTrial> waiting)
    {
        _readyRead = read;
        _ready.Clear();
        foreach (var trial in waiting)
            if (!_refusals.ContainsKey(trial.Number))
                _ready.Enqueue(trial);
        return _ready.Count > 0;
    }

    /// <summary>
    /// Takes over the trials that not every worker may take. They come when there are no others, and are read again
    /// each time.
    /// </summary>
    public void TakeApart(long read, IEnumerable<QueuedTrial> waiting, IEnumerable<QueuedTrial> suspects)
    {
        _apart = [.. waiting.Where(trial => _refusals.ContainsKey(trial.Number)), .. suspects];
        _apartRead = read;
    }

    /// <summary>A trial was leased.</summary>
    public void Remove(QueuedTrial trial)
    {
        if (Ready == trial)
            _ready.Dequeue();
        else if (_apart.Remove(trial) && _apart.Count == 0)
            _changes++; // There may be more of them than were read.
    }

    /// <summary>A worker has broken or declined a trial.</summary>
    public void Refused(int trial, string worker) =>
        (_refusals.TryGetValue(trial, out var by) ? by : _refusals[trial] = []).Add(worker);

    /// <summary>Workers that have broken or declined a trial.</summary>
    public IReadOnlySet<string> RefusalsOf(int trial) => _refusals.GetValueOrDefault(trial, []);

    /// <summary>A trial has ended: who refused it does not matter any more.</summary>
    public void Forget(int trial) => _refusals.Remove(trial);

    /// <summary>Failed trials wait again: any worker may try them.</summary>
    public void ForgetRefusals() => _refusals.Clear();

    /// <summary>Takes over who refused what from before the sweep was read anew: the store does not have it.</summary>
    internal void Inherit(WaitingTrials before)
    {
        foreach (var (trial, by) in before._refusals)
            _refusals[trial] = by;
    }

    /// <summary>Nothing of the sweep waits any more.</summary>
    public void Clear()
    {
        _ready.Clear();
        _apart.Clear();
    }
}
