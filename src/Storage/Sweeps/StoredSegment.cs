using GearSweep.Shared.Datasets;
using GearSweep.Storage.Blobs;
using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Sweeps;

/// <summary>The rows of a condition as they are stored, by their hash.</summary>
internal static class StoredSegment
{
    /// <summary>Reads it.</summary>
    /// <returns>It; <see langword="null"/> when there is none with this hash.</returns>
    /// <exception cref="InvalidDataException">The rows do not have the hash any more.</exception>
    public static async Task<SegmentData?> FindAsync(
        GearSweepContext context,
        string hash,
        CancellationToken cancellation
    )
    {
        var segment = await context.Segments.SingleOrDefaultAsync(s => s.Hash == hash, cancellation);
        if (segment is null)
            return null;
        var data = new SegmentData(
            segment.Hash,
            new OperatingCondition(segment.Speed, segment.Load),
            SegmentShape.Channels(segment.Channels),
            SegmentShape.PieceStarts(segment.PieceStarts),
            Doubles.FromBlob(segment.Values)
        );
        return segment.Values.Length % sizeof(double) == 0 && SegmentHash.IsRight(data)
            ? data
            : throw new InvalidDataException(
                $"the rows at {data.Condition} (segment {data.Hash}) are damaged in the store: they do not have the hash by which they were stored. "
                    + "Restore a backup; or launch a sweep on the same data again, which stores them anew, and retry what has failed"
            );
    }
}
