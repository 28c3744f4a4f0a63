using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace GearSweep.Storage.Blobs;

/// <summary>Columns of doubles as blobs: little-endian, 8 bytes each.</summary>
internal static class Doubles
{
    public static byte[] ToBlob(double[] values)
    {
        var blob = new byte[values.Length * sizeof(double)];
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(values.AsSpan()).CopyTo(blob);
            return blob;
        }

        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(i * sizeof(double)), values[i]);
        }

        return blob;
    }

    public static double[] FromBlob(byte[] blob)
    {
        var values = new double[blob.Length / sizeof(double)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(blob.AsSpan(i * sizeof(double)));
        }

        return values;
    }
}
