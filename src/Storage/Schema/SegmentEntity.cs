namespace GearSweep.Storage.Schema;

/// <summary>The rows of a segment, stored once by content hash.</summary>
internal sealed class SegmentEntity
{
    public required string Hash { get; set; }

    public double Speed { get; set; }

    public double Load { get; set; }

    /// <summary>
    /// The channels as JSON, <c>[{"Name":…,"Unit":…},…]</c>; <see langword="null"/> for the usual ones.
    /// </summary>
    public string? Channels { get; set; }

    /// <summary>
    /// The rows at which pieces begin, as little-endian 32-bit numbers; <see langword="null"/> for one piece.
    /// </summary>
    public byte[]? PieceStarts { get; set; }

    /// <summary>Little-endian doubles, rows × columns, row-major.</summary>
    public required byte[] Values { get; set; }
}
