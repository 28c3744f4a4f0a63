using GearSweep.Shared.Configurations;

namespace GearSweep.Shared.Specification;

/// <summary>A list of values (<c>values:</c>), each once.</summary>
/// <param name="Values">At least one value.</param>
public sealed record ValueList(IReadOnlyList<ParameterValue> Values) : ParameterDomain
{
    /// <inheritdoc/>
    public bool Equals(ValueList? other) => other is not null && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Aggregate(17, HashCode.Combine);
}
