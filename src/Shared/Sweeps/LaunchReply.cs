using GearSweep.Shared.Specification;

namespace GearSweep.Shared.Sweeps;

/// <summary>
/// The sweep that was launched, or all that is wrong with the specification; then nothing was started.
/// </summary>
/// <param name="Sweep">The sweep's id; 0 when there are errors.</param>
/// <param name="Errors">Every error, by line.</param>
[GenerateSerializer, Immutable]
public sealed record LaunchReply(int Sweep, IReadOnlyList<SpecError> Errors);
