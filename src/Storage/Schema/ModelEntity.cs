namespace GearSweep.Storage.Schema;

/// <summary>The weights of a completed trial, as a safetensors file.</summary>
internal sealed class ModelEntity
{
    public int SweepId { get; set; }

    public int Trial { get; set; }

    public required byte[] Content { get; set; }

    /// <summary>
    /// Of what it holds, see <see cref="Blobs.BlobChecksum"/>; <see langword="null"/> in a row that is older than the
    /// column.
    /// </summary>
    public long? Checksum { get; set; }
}
