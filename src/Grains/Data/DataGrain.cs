using GearSweep.Grains.Placement;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Storage.Sweeps;
using GearSweep.Training.Datasets;
using Orleans.Concurrency;

namespace GearSweep.Grains.Data;

/// <inheritdoc cref="IDataGrain"/>
[Reentrant]
[OnLeader]
internal sealed class DataGrain(DatasetCatalog catalog, ISweepStore store) : Grain, IDataGrain
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<DatasetSummary>> ListAsync() => Task.Run(() => catalog.List());

    /// <inheritdoc/>
    public Task<IReadOnlyList<ColumnStatistics>> DescribeAsync(string dataset) => Task.Run(() => catalog.Open(dataset).Describe());

    /// <inheritdoc/>
    public Task<Waveform> WaveformAsync(
        string dataset, OperatingCondition condition, int firstRow, int rows, int points,
        IReadOnlyList<string>? channels) =>
        Task.Run(() => catalog.Open(dataset).Waveform(condition, firstRow, rows, points, channels));

    /// <inheritdoc/>
    public async Task<SegmentData> SegmentAsync(string hash) =>
        await store.SegmentAsync(hash, CancellationToken.None) ?? throw new KeyNotFoundException($"no segment with hash {hash} is stored");
}
