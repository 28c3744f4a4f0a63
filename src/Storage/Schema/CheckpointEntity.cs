namespace GearSweep.Storage.Schema;

/// <summary>The newest checkpoint of a trial that has not ended.</summary>
internal sealed class CheckpointEntity
{
    public int SweepId { get; set; }

    public int Trial { get; set; }

    public int Epoch { get; set; }

    public required byte[] Content { get; set; }

    /// <summary>
    /// Of what it holds, see <see cref="Blobs.BlobChecksum"/>; <see langword="null"/> in a row that is older than the
    /// column.
    /// </summary>
    public long? Checksum { get; set; }
}
