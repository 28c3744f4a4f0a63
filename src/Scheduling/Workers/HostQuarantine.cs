namespace GearSweep.Scheduling.Workers;

/// <summary>
/// Quarantines hosts whose workers die, one after the other, with whatever they were given. Each comes back as another
/// silo, with nothing on its record, and one such host would take trial after trial with it. A trial that is known to
/// have lost a worker is no evidence: it may itself be what ends workers.
/// </summary>
/// <param name="limit">
/// Workers of a host that may be lost in a row (<see cref="SchedulerOptions.HostLosses"/>); 0 for any number.
/// </param>
public sealed class HostQuarantine(int limit)
{
    private readonly Dictionary<string, HashSet<string>> _lost = [];
    private readonly HashSet<string> _productive = [];

    /// <summary>A worker was lost with an attempt.</summary>
    /// <param name="worker">Its address, <c>host:port@generation</c>.</param>
    /// <param name="gotFurther">Whether the attempt had stored a checkpoint there.</param>
    public void Lost(string worker, bool gotFurther)
    {
        if (gotFurther)
            Completed(worker);
        else if (!_productive.Contains(worker))
            (_lost.TryGetValue(HostOf(worker), out var lost) ? lost : _lost[HostOf(worker)] = []).Add(worker);
    }

    /// <summary>A worker has got something done: its host is well.</summary>
    public void Completed(string worker)
    {
        _lost.Remove(HostOf(worker));
        _productive.Add(worker);
    }

    /// <summary>A person takes a worker's host for well.</summary>
    public void Clear(string worker) => _lost.Remove(HostOf(worker));

    /// <summary>
    /// Why a worker of the same host should be given no trials; <see langword="null"/> when the host is well.
    /// </summary>
    public string? Complaint(string worker) =>
        limit > 0 && _lost.TryGetValue(HostOf(worker), out var lost) && lost.Count >= limit
            ? $"{lost.Count} silos of this machine were lost one after the other, and none had got anything done"
            : null;

    /// <summary>Whether a worker has seen so many others of its host go that it is none of those that die.</summary>
    public bool Outlives(int others) => others >= limit;

    /// <summary>Whether two workers are of one host.</summary>
    public static bool AreOfOneHost(string one, string other) => HostOf(one) == HostOf(other);

    private static string HostOf(string worker) =>
        worker.LastIndexOf(':') is > 0 and var colon ? worker[..colon] : worker;
}
