using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Sweeps;

/// <summary>
/// Who has which trials of a sweep. A lease is pending while it is being stored, and granted once it is; it is in doubt
/// when storing it was given up, for it may be stored all the same.
/// </summary>
public sealed class LeaseTable
{
    private readonly Dictionary<int, TrialLease> _granted = [];
    private readonly Dictionary<int, TrialLease> _pending = []; // With attempt 0, for its number is not known yet.
    private readonly Dictionary<int, TrialLease> _inDoubt = [];
    private readonly HashSet<int> _suspects = [];

    /// <summary>Leases that are stored.</summary>
    public IReadOnlyCollection<TrialLease> Granted => _granted.Values;

    /// <summary>Leases of which it is not known whether they are stored.</summary>
    public IReadOnlyCollection<TrialLease> InDoubt => _inDoubt.Values;

    /// <summary>Leases that are stored or about to be.</summary>
    public IEnumerable<TrialLease> Busy => _granted.Values.Concat(_pending.Values);

    /// <summary>How many are stored or about to be.</summary>
    public int BusyCount => _granted.Count + _pending.Count;

    /// <summary>The leases of trials that may be what ends workers.</summary>
    public IEnumerable<TrialLease> Suspects =>
        _suspects.Count == 0 ? [] : _suspects.Select(trial => _granted.GetValueOrDefault(trial) ?? _pending[trial]);

    /// <summary>The lease under which an attempt speaks; <see langword="null"/> when it has none.</summary>
    public TrialLease? Of(int trial, int attempt) =>
        _granted.TryGetValue(trial, out var lease) && lease.Attempt == attempt ? lease : null;

    /// <summary>Whether somebody has a trial, or may have it.</summary>
    public bool Has(int trial) =>
        _granted.ContainsKey(trial) || _pending.ContainsKey(trial) || _inDoubt.ContainsKey(trial);

    /// <summary>A lease is about to be stored.</summary>
    internal void Begin(TrialLease lease) => Put(_pending, lease);

    /// <summary>A lease is stored.</summary>
    internal void Confirm(TrialLease lease)
    {
        End(_pending, lease.Trial.Number);
        Put(_granted, lease);
    }

    /// <summary>A lease was not stored.</summary>
    /// <returns>Whether it was pending.</returns>
    internal bool Reject(int trial) => End(_pending, trial) is not null;

    /// <summary>It is not known whether a lease was stored.</summary>
    internal void Doubt(int trial)
    {
        if (End(_pending, trial) is { } lease)
            _inDoubt[trial] = lease;
    }

    /// <summary>It is known what became of a lease that was in doubt.</summary>
    /// <returns>The lease that was; <see langword="null"/> when the trial was not in doubt.</returns>
    internal TrialLease? Settle(int trial) => _inDoubt.Remove(trial, out var lease) ? lease : null;

    /// <summary>
    /// An attempt got further than the checkpoint it began from: what ended its workers before has not ended this one.
    /// </summary>
    internal void GotFurther(int trial)
    {
        if (!_granted.TryGetValue(trial, out var lease))
            return;
        _granted[trial] = lease with { LostAttempts = 0, GotFurther = true };
        _suspects.Remove(trial);
    }

    /// <summary>A granted lease is over.</summary>
    internal void End(int trial) => End(_granted, trial);

    /// <summary>Takes over what is not decided yet from before the sweep was read anew.</summary>
    internal void Inherit(LeaseTable before)
    {
        foreach (var lease in before._pending.Values)
            Begin(lease);
        foreach (var (trial, lease) in before._inDoubt)
            _inDoubt[trial] = lease;
    }

    private void Put(Dictionary<int, TrialLease> leases, TrialLease lease)
    {
        leases[lease.Trial.Number] = lease;
        if (lease.IsSuspect)
            _suspects.Add(lease.Trial.Number);
    }

    private TrialLease? End(Dictionary<int, TrialLease> leases, int trial)
    {
        if (!leases.Remove(trial, out var lease))
            return null;
        if (!_granted.ContainsKey(trial) && !_pending.ContainsKey(trial))
            _suspects.Remove(trial);
        return lease;
    }
}
