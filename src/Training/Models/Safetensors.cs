using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GearSweep.Training.Models;

/// <summary>
/// The safetensors format (github.com/huggingface/safetensors): 8 bytes of header length, a JSON header that gives each
/// tensor's type, shape and place, then the values, all little-endian. 32-bit floats alone.
/// </summary>
internal static class Safetensors
{
    private const string MetadataKey = "__metadata__";
    private const int MaxHeaderBytes = 100_000_000;

    /// <summary>Writes a file.</summary>
    /// <param name="tensors">Names, shapes and row-major values, in the order in which they are stored.</param>
    /// <param name="metadata">Texts by name.</param>
    public static byte[] Write(IReadOnlyList<NamedTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var header = new JsonObject
        {
            [MetadataKey] = new JsonObject(metadata.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value))),
        };
        var end = 0;
        foreach (var tensor in tensors)
        {
            var begin = end;
            end += tensor.Values.Length * sizeof(float);
            header[tensor.Name] = new JsonObject
            {
                ["dtype"] = "F32",
                ["shape"] = new JsonArray([.. tensor.Dimensions.Select(d => (JsonNode)d)]),
                ["data_offsets"] = new JsonArray(begin, end),
            };
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        var padded = (json.Length + 7) / 8 * 8; // The values are to begin at a multiple of 8; spaces fill the gap.
        var file = new byte[8 + padded + end];
        BinaryPrimitives.WriteInt64LittleEndian(file, padded);
        file.AsSpan(8, padded).Fill((byte)' ');
        json.CopyTo(file, 8);
        var rest = file.AsSpan(8 + padded);
        foreach (var value in tensors.SelectMany(t => t.Values))
        {
            BinaryPrimitives.WriteSingleLittleEndian(rest, value);
            rest = rest[sizeof(float)..];
        }

        return file;
    }

    /// <summary>Reads a file.</summary>
    /// <returns>The tensors, ordered by their place, and the metadata.</returns>
    /// <exception cref="InvalidDataException">Not such a file, or one with another type than F32; the message says what
    /// was found.</exception>
    public static (IReadOnlyList<NamedTensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Read(
        ReadOnlySpan<byte> file
    )
    {
        if (file.Length < 8)
            throw new InvalidDataException(
                $"not a safetensors file: it has {file.Length} bytes, and its header's length takes 8"
            );
        var length = BinaryPrimitives.ReadInt64LittleEndian(file);
        if (length < 2 || length > MaxHeaderBytes || length > file.Length - 8)
        {
            throw new InvalidDataException(
                $"not a safetensors file: its header is to have {length} bytes, and the file has {file.Length}"
            );
        }

        var values = file[(8 + (int)length)..];
        try
        {
            var header = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(file.Slice(8, (int)length))!;
            var metadata = header.Remove(MetadataKey, out var texts)
                ? texts.Deserialize<Dictionary<string, string>>()!
                : [];
            var tensors = new List<NamedTensor>();
            foreach (var (name, entry) in header.OrderBy(e => e.Value.GetProperty("data_offsets")[0].GetInt64()))
            {
                tensors.Add(ReadTensor(name, entry, values));
            }

            return (tensors, metadata);
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
                        or IndexOutOfRangeException
            )
        {
            throw new InvalidDataException($"a safetensors file with a damaged header: {e.Message}", e);
        }
    }

    private static NamedTensor ReadTensor(string name, JsonElement entry, ReadOnlySpan<byte> values)
    {
        var type = entry.GetProperty("dtype").GetString();
        if (type != "F32")
            throw new InvalidDataException($"tensor '{name}' has the type {type}; F32 is expected");
        int[] shape = [.. entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
        long begin = entry.GetProperty("data_offsets")[0].GetInt64(),
            end = entry.GetProperty("data_offsets")[1].GetInt64();
        var length = shape.Aggregate(1L, (product, size) => product * size);
        if (shape.Any(size => size < 0) || begin < 0 || end > values.Length || end - begin != length * sizeof(float))
        {
            throw new InvalidDataException(
                $"tensor '{name}' of shape [{string.Join(", ", shape)}] is to lie in bytes {begin} to {end} of {values.Length}"
            );
        }

        var floats = new float[length];
        var bytes = values[(int)begin..(int)end];
        if (BitConverter.IsLittleEndian)
            bytes.CopyTo(MemoryMarshal.AsBytes(floats.AsSpan()));
        else
            for (var i = 0; i < floats.Length; i++)
                floats[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        return new NamedTensor(name, shape, floats);
    }
}
