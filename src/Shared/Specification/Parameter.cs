using GearSweep.Shared.Configurations;

namespace GearSweep.Shared.Specification;

/// <summary>One parameter of the search space.</summary>
/// <param name="Name">Its name, e.g. <c>hidden_size</c>; see <see cref="ParameterCatalog"/>.</param>
/// <param name="Domain">The values that it may take.</param>
public sealed record Parameter(string Name, ParameterDomain Domain);
