using System.Diagnostics.CodeAnalysis;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Queue;

/// <summary>The silos that have asked for work, with what is known of each. Knows no clock and no cluster.</summary>
internal sealed class SiloRoll
{
    private readonly Dictionary<string, SiloEntry> _silos = [];
    private readonly MachineLosses _losses = new();

    /// <summary>The silos by host.</summary>
    public IReadOnlyList<SiloView> Views =>
        [.. _silos.Values.Select(s => s.View with { SetAside = s.Health.Complaint }).OrderBy(s => s.Status.Host).ThenBy(s => s.Status.Silo)];

    /// <summary>Takes note of what a silo says, unless it said something later before. A silo that is new here says what it was told elsewhere too.</summary>
    /// <returns>What is known of the silo now.</returns>
    public SiloEntry See(WorkerStatus status, DateTimeOffset now)
    {
        if (!_silos.TryGetValue(status.Silo, out var known))
            return _silos[status.Silo] = SiloEntry.Of(status, now, _losses.Complaint(status.Silo));
        if (status.Beat < known.View.Status.Beat) return known;
        return _silos[status.Silo] = known with { View = known.View with { Status = status, LastSeen = now, SilentSeconds = 0 } };
    }

    /// <summary>A second has passed.</summary>
    /// <param name="isGone">Whether membership has given a silo up.</param>
    /// <param name="failed">Told of a silo for which that cannot be said. It is forgotten, and keeps no other from being looked after.</param>
    public void Tick(Func<SiloEntry, bool> isGone, Action<Exception, string>? failed = null)
    {
        foreach (var (silo, known) in _silos.ToArray())
        {
            if (IsGone(known)) _silos.Remove(silo);
            else _silos[silo] = known with { View = known.View with { SilentSeconds = known.View.SilentSeconds + 1 } };
        }

        bool IsGone(SiloEntry known)
        {
            try
            {
                return isGone(known);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                failed?.Invoke(error, known.View.Status.Silo);
                return true;
            }
        }
    }

    /// <summary>Trials whose training has ended and whose end is being stored, by sweep.</summary>
    public IReadOnlyDictionary<int, int> Ending() => _silos.Values
        .SelectMany(s => s.View.Status.Running)
        .Where(trial => trial.HasEnded)
        .CountBy(trial => trial.Id.Sweep)
        .ToDictionary();

    /// <summary>Takes note of how an attempt ended on a silo.</summary>
    /// <returns>Why the silo is set aside because of it; <see langword="null"/> when it is not, or was before.</returns>
    public string? Ended(string silo, TrialId trial, int attempt, AttemptEnd end, string? message)
    {
        if (end is AttemptEnd.Completed)
        {
            _losses.Prosper(silo);
            foreach (var (other, entry) in _silos.ToArray())
                if (other != silo) _silos[other] = entry with { Health = entry.Health.AfterElsewhere() };
        }

        if (!_silos.TryGetValue(silo, out var known)) return null;
        var health = known.Health.After(end, message);
        _silos[silo] = known with
        {
            Health = health,
            View = known.View with
            {
                Status = known.View.Status with { Running = [.. known.View.Status.Running.Where(r => r.Id != trial || r.Attempt != attempt)] },
                Completed = known.View.Completed + (end is AttemptEnd.Completed or AttemptEnd.Pruned ? 1 : 0),
                Failed = known.View.Failed + (end is AttemptEnd.Failed or AttemptEnd.Broken ? 1 : 0),
            },
        };
        return known.Health.Complaint is null ? health.Complaint : null;
    }

    /// <summary>Takes note of an attempt that was lost with its silo. Another silo of the same machine may be there already.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="gotFurther">Whether the attempt had stored a checkpoint there.</param>
    /// <returns>Why silos of that machine are set aside because of it; <see langword="null"/> when they are not, or were before.</returns>
    public string? Lost(string silo, bool gotFurther)
    {
        var before = _losses.Complaint(silo);
        _losses.Lost(silo, gotFurther);
        var complaint = _losses.Complaint(silo);
        foreach (var (other, known) in _silos.Where(s => s.Key != silo && MachineLosses.AreOfOneMachine(silo, s.Key)).ToArray())
        {
            var outlived = known.Outlived.Add(silo);
            var isOneOfThem = complaint is not null && outlived.Count < MachineLosses.Limit;
            _silos[other] = known with { Outlived = outlived, Health = isOneOfThem ? known.Health with { Before = complaint } : known.Health };
        }

        return before is null ? complaint : null;
    }

    /// <summary>What is known of a silo.</summary>
    public bool TryGet(string silo, [NotNullWhen(true)] out SiloEntry? entry) => _silos.TryGetValue(silo, out entry);

    /// <summary>Keeps what a person wants of a silo.</summary>
    public void Order(string silo, WorkerOrders orders) => _silos[silo] = _silos[silo] with { Wanted = orders };

    /// <summary>Forgets what went wrong on a silo, and on its machine.</summary>
    public void Clear(string silo)
    {
        _losses.Forget(silo);
        _silos[silo] = _silos[silo] with { Health = default };
    }
}
