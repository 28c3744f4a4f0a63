using GearSweep.Shared.Specification;

namespace GearSweep.Shared.Sweeps;

/// <summary>A preview, or all that is wrong with the specification.</summary>
/// <param name="Preview">The preview; <see langword="null"/> when there are errors.</param>
/// <param name="Errors">Every error, by line.</param>
[GenerateSerializer, Immutable]
public sealed record PreviewReply(SweepPreview? Preview, IReadOnlyList<SpecError> Errors);
