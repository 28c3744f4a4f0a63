using GearSweep.Shared.Configurations;
using GearSweep.Shared.Specification;

namespace GearSweep.Search;

/// <summary>Proposes configurations: a pure function of what the sweep has seen.</summary>
public interface ISampler
{
    /// <summary>
    /// Configurations that it proposes at most before it is asked again with the results of earlier ones. Grid and
    /// random search ignore results, and have no bound.
    /// </summary>
    int Ahead => int.MaxValue;

    /// <summary>
    /// Whether what it proposes depends on <see cref="SearchState.History"/>, which is kept for it then.
    /// </summary>
    bool UsesHistory => Ahead < int.MaxValue;

    /// <summary>
    /// Configurations that it will propose in all; <see cref="long.MaxValue"/> when there are more than that.
    /// </summary>
    long Count(SweepSpec spec);

    /// <summary>The next configurations.</summary>
    /// <param name="state">What the sweep has seen.</param>
    /// <param name="count">How many more are wanted.</param>
    /// <returns>At most <paramref name="count"/> configurations; none when all have been proposed.</returns>
    IReadOnlyList<Configuration> Propose(SearchState state, int count);
}
