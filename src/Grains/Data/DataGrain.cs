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
    public Task<IReadOnlyList<DatasetSummary>> ListAsync(CancellationToken cancellation) =>
        Task.Run(() => catalog.List(cancellation), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ColumnStatistics>> DescribeAsync(string dataset, CancellationToken cancellation) =>
        Task.Run(() => catalog.Open(dataset, cancellation).Describe(), cancellation);

    /// <inheritdoc/>
    public Task<Waveform> WaveformAsync(
        string dataset,
        OperatingCondition condition,
        int firstRow,
        int rows,
        int points,
        IReadOnlyList<string>? channels,
        CancellationToken cancellation
    ) =>
        Task.Run(
            () => catalog.Open(dataset, cancellation).Waveform(condition, firstRow, rows, points, channels),
            cancellation
        );

    /// <inheritdoc/>
    public async Task<SegmentData> SegmentAsync(string hash) =>
        await store.SegmentAsync(hash, CancellationToken.None)
        ?? throw new KeyNotFoundException($"no segment with hash {hash} is stored");
}
