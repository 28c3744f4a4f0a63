using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Storage.Sweeps;

namespace GearSweep.Grains.Sweeps;

/// <summary>A sweep that can be stored and what it would cost, or all that is wrong with its specification.</summary>
/// <param name="Sweep">The sweep; <see langword="null"/> when there are errors.</param>
/// <param name="Preview">What it would cost; <see langword="null"/> when there are errors.</param>
/// <param name="Errors">Every error, by line.</param>
internal sealed record ValidatedSweep(NewSweep? Sweep, SweepPreview? Preview, IReadOnlyList<SpecError> Errors)
{
    /// <summary>Its specification; <see langword="null"/> when there are errors.</summary>
    public SweepSpec? Spec { get; init; }

    /// <summary>A specification that is refused.</summary>
    public static ValidatedSweep Refused(IReadOnlyList<SpecError> errors) => new(null, null, errors);
}
