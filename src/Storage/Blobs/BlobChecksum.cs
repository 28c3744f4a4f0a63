using System.Buffers.Binary;
using System.IO.Hashing;
using GearSweep.Shared.Trials;

namespace GearSweep.Storage.Blobs;

/// <summary>
/// What tells a blob that a disk has changed: its XxHash3, 64 bits, made before it is written and compared when it is
/// read. It finds accidents, not forgeries.
/// </summary>
internal static class BlobChecksum
{
    /// <summary>The checksum of some blobs that belong together, with their lengths.</summary>
    public static long Compute(params ReadOnlySpan<byte[]> blobs)
    {
        var hash = new XxHash3();
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var blob in blobs)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, blob.Length);
            hash.Append(length);
            hash.Append(blob);
        }

        return (long)hash.GetCurrentHashAsUInt64();
    }

    /// <summary>The checksum of a checkpoint and of what is stored beside it.</summary>
    public static long Compute(TrialCheckpoint checkpoint) =>
        Compute(BitConverter.GetBytes(checkpoint.Epoch), checkpoint.Content);

    /// <summary>Whether a checkpoint is as it was written.</summary>
    public static bool IsRight(long? checksum, TrialCheckpoint checkpoint) =>
        checksum is not { } written || written == Compute(checkpoint);

    /// <summary>
    /// Whether blobs are as they were written. What has no checksum is older than checksums are, and believed.
    /// </summary>
    public static bool IsRight(long? checksum, params ReadOnlySpan<byte[]> blobs) =>
        checksum is not { } written || written == Compute(blobs);
}
