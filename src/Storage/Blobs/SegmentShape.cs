using System.Buffers.Binary;
using System.Text.Json;
using GearSweep.Shared.Datasets;

namespace GearSweep.Storage.Blobs;

/// <summary>
/// Channels and pieces as columns; nothing is stored of one piece of the usual channels, as segments were before there
/// were others.
/// </summary>
internal static class SegmentShape
{
    public static string? Text(IReadOnlyList<Channel> channels) =>
        channels.SequenceEqual(Channel.Usual) ? null : JsonSerializer.Serialize(channels);

    public static IReadOnlyList<Channel> Channels(string? text) =>
        text is null ? Channel.Usual : JsonSerializer.Deserialize<Channel[]>(text)!;

    public static byte[]? Blob(int[] pieceStarts)
    {
        if (pieceStarts.Length == 1)
            return null;
        var blob = new byte[pieceStarts.Length * sizeof(int)];
        for (var i = 0; i < pieceStarts.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(i * sizeof(int)), pieceStarts[i]);
        return blob;
    }

    public static int[] PieceStarts(byte[]? blob)
    {
        if (blob is null)
            return [0];
        var starts = new int[blob.Length / sizeof(int)];
        for (var i = 0; i < starts.Length; i++)
            starts[i] = BinaryPrimitives.ReadInt32LittleEndian(blob.AsSpan(i * sizeof(int)));
        return starts;
    }
}
