using GearSweep.Shared.Configurations;
using GearSweep.Shared.Specification;

namespace GearSweep.Search;

/// <summary>
/// Every combination of the parameters' values, each once: numbers in a mixed radix whose digits are the parameters in
/// the order written, the last changing fastest. A cap takes the first ones.
/// </summary>
internal sealed class GridSampler : ISampler
{
    /// <inheritdoc/>
    public long Count(SweepSpec spec) => SearchSpace.ConfigurationCount(spec);

    /// <inheritdoc/>
    public IReadOnlyList<Configuration> Propose(SearchState state, int count) =>
        Proposals.Next(Count(state.Spec), state.Proposed, count, i => SearchSpace.ConfigurationAt(state.Spec, i));
}
