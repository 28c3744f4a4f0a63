using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GearSweep.Shared.Randomness;

/// <content>Many numbers at once.</content>
public ref partial struct Philox
{
    private const int WordsOfABlock = 4;

    /// <summary>The first words of a stream, as <see cref="NextUInt32"/> would draw them one by one.</summary>
    /// <param name="seed">The key.</param>
    /// <param name="stream">Which of the seed's streams.</param>
    /// <param name="words">Receives them.</param>
    public static void Fill(ulong seed, ulong stream, Span<uint> words)
    {
        var block = 0ul;
        if (Vector512.IsHardwareAccelerated)
        {
            var atOnce = Vector512<ulong>.Count * WordsOfABlock;
            for (; words.Length >= atOnce; words = words[atOnce..], block += (ulong)Vector512<ulong>.Count)
                FillBlocks(seed, stream, block, words);
        }

        Span<uint> last = stackalloc uint[WordsOfABlock];
        for (; words.Length > 0; words = words[Math.Min(WordsOfABlock, words.Length)..])
        {
            MemoryMarshal.Write(MemoryMarshal.AsBytes(last), Block(block++, stream, seed));
            last[..Math.Min(WordsOfABlock, words.Length)].CopyTo(words);
        }
    }

    /// <summary>
    /// Eight blocks side by side, each 32-bit word in the lower half of a lane, so that a lane's product is whole.
    /// </summary>
    private static void FillBlocks(ulong key, ulong stream, ulong block, Span<uint> words)
    {
        Vector512<ulong> low = Vector512.Create((ulong)uint.MaxValue),
            counter = Vector512.Create(block) + Vector512<ulong>.Indices;
        Vector512<ulong> c0 = counter & low,
            c1 = counter >>> 32,
            c2 = Vector512.Create((ulong)(uint)stream),
            c3 = Vector512.Create(stream >> 32);
        uint k0 = (uint)key,
            k1 = (uint)(key >> 32);
        for (var round = 0; round < 10; round++)
        {
            Vector512<ulong> p0 = c0 * Multiplier0,
                p1 = c2 * Multiplier1;
            (c0, c1) = ((p1 >>> 32) ^ c1 ^ Vector512.Create((ulong)k0), p1 & low);
            (c2, c3) = ((p0 >>> 32) ^ c3 ^ Vector512.Create((ulong)k1), p0 & low);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        Vector512<ulong> first = c0 | (c1 << 32),
            second = c2 | (c3 << 32);
        var pairs = MemoryMarshal.Cast<uint, ulong>(words);
        for (var lane = 0; lane < Vector512<ulong>.Count; lane++)
        {
            pairs[2 * lane] = first[lane];
            pairs[2 * lane + 1] = second[lane];
        }
    }
}
