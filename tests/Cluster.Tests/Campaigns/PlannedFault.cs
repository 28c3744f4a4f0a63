using System.Globalization;

namespace GearSweep.Cluster.Tests.Campaigns;

/// <summary>A fault of a plan.</summary>
/// <param name="At">It comes when this many trials of the round have completed.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Victim">To which of the machines to which it can happen, as a share of 1.</param>
/// <param name="Seconds">How long it lasts, if that is not a matter of conditions.</param>
internal sealed record PlannedFault(int At, FaultKind Kind, double Victim, double Seconds)
{
    /// <summary>The fault as the log has it.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} ({Victim:0.00}, {Seconds:0.0} s) at {At} completed");
}
