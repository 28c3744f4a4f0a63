using GearSweep.Shared.Configurations;

namespace GearSweep.Shared.Specification;

/// <summary>One value (<c>value:</c>).</summary>
/// <param name="Value">The value.</param>
public sealed record FixedValue(ParameterValue Value) : ParameterDomain;
