namespace GearSweep.Storage.Schema;

/// <summary>The first test rows of a completed trial, predicted: little-endian doubles in the target's unit.</summary>
internal sealed class PredictionsEntity
{
    public int SweepId { get; set; }

    public int Trial { get; set; }

    public required byte[] Truth { get; set; }

    public required byte[] Model { get; set; }

    public required byte[] ArStar { get; set; }

    /// <summary>
    /// Of what it holds, see <see cref="Blobs.BlobChecksum"/>; <see langword="null"/> in a row that is older than the
    /// column.
    /// </summary>
    public long? Checksum { get; set; }
}
