using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GearSweep.Training.Datasets;

/// <summary>The content hash by which a segment is stored and asked for.</summary>
public static class SegmentHash
{
    /// <summary>Hashes a segment's values.</summary>
    /// <param name="values">Row-major, rows × 4.</param>
    /// <returns>Lower-case hex SHA-256 of the values' little-endian bytes.</returns>
    public static string Of(ReadOnlySpan<double> values)
    {
        if (BitConverter.IsLittleEndian) return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values)));
        var bytes = new byte[values.Length * sizeof(double)];
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
