using GearSweep.Shared.Trials;

namespace GearSweep.Storage.Schema;

/// <summary>A decision on a sweep's trials, with what it saw.</summary>
internal sealed class DecisionEntity
{
    public int SweepId { get; set; }

    /// <summary>Number within the sweep, from 0.</summary>
    public int Number { get; set; }

    /// <summary>Number of a <c>DecisionKind</c>.</summary>
    public int Kind { get; set; }

    public int Trial { get; set; }

    public int UntilEpoch { get; set; }

    /// <summary>The newest loss point that it knew: its <see cref="LossPointEntity.Id"/>; 0 for none.</summary>
    public long SeenUpTo { get; set; }

    /// <summary>Whether a trial trained or waited to.</summary>
    public bool Busy { get; set; }

    public int Rung { get; set; }

    public int Rank { get; set; }

    public int RungTrials { get; set; }

    public double? Cutoff { get; set; }

    public DateTimeOffset Made { get; set; }

    public StoredDecision ToStored() =>
        new(
            Number,
            SeenUpTo,
            Busy,
            new Decision((DecisionKind)Kind, Trial, UntilEpoch, Rung, Rank, RungTrials, Cutoff)
        );
}
