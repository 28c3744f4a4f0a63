using GearSweep.Shared.Configurations;
using GearSweep.Shared.Specification;

namespace GearSweep.Search;

/// <summary>Proposes configurations: a pure function of the specification and of how many were proposed before.</summary>
public interface ISampler
{
    /// <summary>Configurations that it will propose in all; <see cref="long.MaxValue"/> when there are more than that.</summary>
    long Count(SweepSpec spec);

    /// <summary>The next configurations.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="proposed">How many were proposed before, from 0.</param>
    /// <param name="count">How many more are wanted.</param>
    /// <returns>At most <paramref name="count"/> configurations; none when all have been proposed.</returns>
    IReadOnlyList<Configuration> Propose(SweepSpec spec, int proposed, int count);
}
