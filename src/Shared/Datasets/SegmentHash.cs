using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace GearSweep.Shared.Datasets;

/// <summary>The content hash by which a segment is stored and asked for.</summary>
public static class SegmentHash
{
    /// <summary>
    /// Hashes a segment: its values' little-endian bytes and, unless it is one piece of the usual channels, its
    /// channels and pieces after them.
    /// </summary>
    /// <param name="channels">The measured columns.</param>
    /// <param name="pieceStarts">The rows at which pieces begin.</param>
    /// <param name="values">Row-major.</param>
    /// <returns>Lower-case hex SHA-256.</returns>
    public static string Compute(
        IReadOnlyList<Channel> channels,
        ReadOnlySpan<int> pieceStarts,
        ReadOnlySpan<double> values
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (BitConverter.IsLittleEndian)
        {
            hash.AppendData(MemoryMarshal.AsBytes(values));
        }
        else
        {
            var bytes = new byte[values.Length * sizeof(double)];
            for (var i = 0; i < values.Length; i++)
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
            hash.AppendData(bytes);
        }

        if (pieceStarts.Length != 1 || !channels.SequenceEqual(Channel.Usual))
            hash.AppendData(Shape(channels, pieceStarts));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether a segment that was stored, or that travelled, is the one that its hash names.</summary>
    public static bool IsRight(SegmentData segment) =>
        Compute(segment.Channels, segment.PieceStarts, segment.Values) == segment.Hash;

    /// <summary>
    /// Channels and pieces as bytes: numbers little-endian, texts with their lengths, so that no two shapes are alike.
    /// </summary>
    private static byte[] Shape(IReadOnlyList<Channel> channels, ReadOnlySpan<int> pieceStarts)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content, Encoding.UTF8);
        writer.Write(channels.Count);
        foreach (var channel in channels)
        {
            writer.Write(channel.Name);
            writer.Write(channel.Unit);
        }

        writer.Write(pieceStarts.Length);
        foreach (var start in pieceStarts)
            writer.Write(start);
        writer.Flush();
        return content.ToArray();
    }
}
