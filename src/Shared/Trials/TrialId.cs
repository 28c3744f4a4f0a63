using System.Globalization;

namespace GearSweep.Shared.Trials;

/// <summary>Names a trial: its sweep and its number within the sweep.</summary>
/// <param name="Sweep">The sweep's id, from 1.</param>
/// <param name="Number">The trial's number within the sweep, from 0.</param>
[GenerateSerializer, Immutable]
public readonly record struct TrialId(int Sweep, int Number)
{
    /// <summary>The form of grain keys and logs, e.g. <c>3/17</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sweep}/{Number}");
}
