namespace GearSweep.Storage.Schema;

/// <summary>The rows of a segment, stored once by content hash.</summary>
internal sealed class SegmentEntity
{
    public required string Hash { get; set; }

    public double Speed { get; set; }

    public double Load { get; set; }

    /// <summary>Little-endian doubles, rows × 4, row-major.</summary>
    public required byte[] Values { get; set; }
}
