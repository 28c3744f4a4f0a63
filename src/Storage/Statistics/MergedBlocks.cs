using GearSweep.Shared.Trials;

namespace GearSweep.Storage.Statistics;

/// <summary>
/// Blocks that are put together until they are at least twice as long as squared errors resemble each other.
/// </summary>
/// <param name="seeds">Errors in blocks of the same rows.</param>
internal sealed class MergedBlocks(IReadOnlyList<PairedErrors> seeds)
{
    private readonly int _together = Math.Max(
        1,
        (int)Math.Ceiling(2.0 * seeds.Max(seed => seed.CorrelationRows) / seeds[0].BlockRows)
    );

    /// <summary>How many blocks there are then.</summary>
    public int Count => (seeds[0].Model.Length + _together - 1) / _together;

    /// <summary>The sums of the longer blocks of some seeds.</summary>
    public IReadOnlyList<(double[] Model, double[] ArStar)> Merge(IEnumerable<PairedErrors> some) =>
        [.. some.Select(seed => (Merge(seed.Model), Merge(seed.ArStar)))];

    private double[] Merge(double[] sums) => [.. sums.Chunk(_together).Select(chunk => chunk.Sum())];
}
