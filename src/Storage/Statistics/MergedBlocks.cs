using GearSweep.Shared.Trials;

namespace GearSweep.Storage.Statistics;

/// <summary>Blocks that are put together until they are at least twice as long as squared errors resemble each other.</summary>
internal sealed class MergedBlocks(IReadOnlyCollection<PairedErrors> seeds)
{
    private readonly int _together = Math.Max(
        1,
        (int)Math.Ceiling(2.0 * seeds.Max(seed => seed.CorrelationRows) / seeds.First().BlockRows)
    );

    /// <summary>The models' sums of some seeds.</summary>
    public double[][] Model(IEnumerable<PairedErrors> some) => [.. some.Select(seed => Merge(seed.Model))];

    /// <summary>The sums of longer blocks.</summary>
    public double[] Merge(double[] sums) => [.. sums.Chunk(_together).Select(chunk => chunk.Sum())];
}
