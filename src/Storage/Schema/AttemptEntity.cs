using GearSweep.Shared.Trials;

namespace GearSweep.Storage.Schema;

/// <summary>One attempt at a trial.</summary>
internal sealed class AttemptEntity
{
    public int SweepId { get; set; }

    public int Trial { get; set; }

    public int Number { get; set; }

    public required string Silo { get; set; }

    public int FirstEpoch { get; set; }

    public DateTimeOffset Started { get; set; }

    public DateTimeOffset? Ended { get; set; }

    public AttemptEnd? End { get; set; }

    public double Seconds { get; set; }

    public string? Message { get; set; }
}
