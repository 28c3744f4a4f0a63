namespace GearSweep.Shared.Specification;

/// <summary>
/// The values that a parameter may take: <see cref="FixedValue"/>, <see cref="ValueList"/> or <see cref="ValueRange"/>.
/// </summary>
public abstract record ParameterDomain;
