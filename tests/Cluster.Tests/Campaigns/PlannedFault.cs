using System.Globalization;

namespace GearSweep.Cluster.Tests.Campaigns;

/// <summary>A fault of a plan.</summary>
/// <param name="At">It comes when this many trials of the round have completed.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Worker">To which worker, from 0, if to one.</param>
/// <param name="Seconds">How long it lasts, if that is not a matter of conditions.</param>
internal sealed record PlannedFault(int At, FaultKind Kind, int Worker, double Seconds)
{
    /// <summary>The fault as the log has it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} (worker {Worker + 2}, {Seconds:0.0} s) at {At} completed");
}
