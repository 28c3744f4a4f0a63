using GearSweep.Search;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Specification;

namespace GearSweep.Grains.Sweeps;

/// <summary>
/// The configurations that a sweep will propose, as far as their cost and the engines that can train them go: neither
/// depends on the learning rate, so where every combination is proposed, one configuration stands for all that differ
/// in it alone.
/// </summary>
internal sealed class CostSpace
{
    private const int Chunk = 1000;
    private const string Rate = "learning_rate";

    private readonly SweepSpec _spec;

    /// <summary>The space of a specification.</summary>
    public CostSpace(SweepSpec spec)
    {
        (_spec, Times) = (spec, 1);
        var isWhole = SearchSpace.SizeOf(spec) is { } size and < long.MaxValue && (spec.RunCap ?? size) >= size;
        if (!isWhole || spec.Parameters.FirstOrDefault(p => p.Name == Rate) is not { } rate)
            return;
        _spec = spec with
        {
            RunCap = null,
            Parameters =
            [
                .. spec.Parameters.Select(p =>
                    p == rate ? p with { Domain = new FixedValue(SearchSpace.ValueAt(p.Domain, 0)) } : p
                ),
            ],
        };
        Times = SearchSpace.SizeOf(rate.Domain)!.Value;
    }

    /// <summary>How many configurations each one stands for.</summary>
    public long Times { get; }

    /// <summary>One after the other.</summary>
    /// <param name="cancellation">Nobody waits for them any more.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public IEnumerable<Configuration> Configurations(CancellationToken cancellation)
    {
        var sampler = Samplers.For(_spec.Method);
        var count = sampler.Count(_spec);
        for (var proposed = 0; proposed < count; proposed += Chunk)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var configuration in sampler.Propose(_spec, proposed, Chunk))
                yield return configuration;
        }
    }
}
