using GearSweep.Shared.Datasets;

namespace GearSweep.Shared.Grains;

/// <summary>The data directory and the stored segments, on the head (key 0).</summary>
[Alias("GearSweep.IDataGrain")]
public interface IDataGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// The files of the data directory, by name. A file that cannot be read is listed with its error.
    /// </summary>
    /// <param name="cancellation">Nobody waits for it any more: reading stops.</param>
    [Alias("List")]
    Task<IReadOnlyList<DatasetSummary>> ListAsync(CancellationToken cancellation = default);

    /// <summary>pandas' <c>describe</c> of a dataset's numeric columns.</summary>
    /// <param name="dataset">A name from <see cref="ListAsync"/>.</param>
    /// <param name="cancellation">Nobody waits for it any more: reading stops.</param>
    /// <exception cref="KeyNotFoundException">There is no such dataset.</exception>
    [Alias("Describe")]
    Task<IReadOnlyList<ColumnStatistics>> DescribeAsync(string dataset, CancellationToken cancellation = default);

    /// <summary>A segment's samples, thinned for drawing.</summary>
    /// <param name="dataset">A name from <see cref="ListAsync"/>.</param>
    /// <param name="condition">The segment's condition.</param>
    /// <param name="firstRow">The first row to draw, from 0.</param>
    /// <param name="rows">Rows to draw; the rest of the segment when larger.</param>
    /// <param name="points">Points at most, 2 to 20,000.</param>
    /// <param name="channels">Names of the channels to draw; <see langword="null"/> for all.</param>
    /// <param name="cancellation">Nobody waits for it any more: reading stops.</param>
    /// <exception cref="KeyNotFoundException">There is no such dataset, segment or channel.</exception>
    [Alias("Waveform")]
    Task<Waveform> WaveformAsync(
        string dataset,
        OperatingCondition condition,
        int firstRow,
        int rows,
        int points,
        IReadOnlyList<string>? channels,
        CancellationToken cancellation = default
    );

    /// <summary>A stored segment, for a worker.</summary>
    /// <param name="hash">Its content hash.</param>
    /// <exception cref="KeyNotFoundException">No such segment is stored.</exception>
    [Alias("Segment")]
    Task<SegmentData> SegmentAsync(string hash);
}
