using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Training.Datasets;

namespace GearSweep.Dashboard.Tests.Data;

/// <summary>The data grain's answers without a cluster: a real directory, read by the real reader.</summary>
internal sealed class DirectoryDataGrain(string directory) : IDataGrain
{
    private readonly DatasetCatalog _catalog = new(directory);
    private readonly List<(int First, int Rows)> _waveforms = [];
    private readonly List<string> _channels = [];

    public string Directory { get; } = directory;

    /// <summary>The rows of every waveform that was asked for.</summary>
    public IReadOnlyList<(int First, int Rows)> Waveforms => _waveforms;

    /// <summary>The channels of every waveform that was asked for, joined with commas.</summary>
    public IReadOnlyList<string> Channels => _channels;

    /// <summary>Made-up files beside those of the directory.</summary>
    public IReadOnlyList<DatasetSummary> Simulated { get; set; } = [];

    /// <summary>What the list of files waits for.</summary>
    public Task Ready { get; set; } = Task.CompletedTask;

    public async Task<IReadOnlyList<DatasetSummary>> ListAsync(CancellationToken cancellation)
    {
        await Ready;
        return [.. _catalog.List(cancellation), .. Simulated];
    }

    public Task<IReadOnlyList<ColumnStatistics>> DescribeAsync(string dataset, CancellationToken cancellation) =>
        Task.FromResult(_catalog.Open(dataset, cancellation).Describe());

    public Task<Waveform> WaveformAsync(
        string dataset,
        OperatingCondition condition,
        int firstRow,
        int rows,
        int points,
        IReadOnlyList<string>? channels,
        CancellationToken cancellation
    )
    {
        lock (_waveforms)
        {
            _waveforms.Add((firstRow, rows));
            _channels.Add(string.Join(',', channels ?? []));
        }

        return Task.FromResult(
            _catalog.Open(dataset, CancellationToken.None).Waveform(condition, firstRow, rows, points, channels)
        );
    }

    public Task<SegmentData> SegmentAsync(string hash) => throw new NotSupportedException();
}
