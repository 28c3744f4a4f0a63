using System.Numerics;
using GearSweep.Shared.Randomness;

namespace GearSweep.Search;

/// <summary>
/// A random order of 0, 1, …, size − 1, any position of which is found without the others: a Feistel network of six
/// rounds over the next power of four, walked until it lands within the size (Black and Rogaway, "Ciphers with
/// arbitrary finite domains", CT-RSA 2002).
/// </summary>
internal static class Permutation
{
    private const int Rounds = 6;

    /// <summary>The number at a position.</summary>
    /// <param name="position">From 0 up to but without <paramref name="size"/>.</param>
    /// <param name="size">How many numbers there are.</param>
    /// <param name="seed">Which order.</param>
    public static long At(long position, long size, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, size);
        var halfBits = Math.Max(1, (BitOperations.Log2((ulong)size) + 2) / 2);
        var number = (ulong)position;
        do number = Encrypt(number, halfBits, seed);
        while (number >= (ulong)size);
        return (long)number;
    }

    private static ulong Encrypt(ulong number, int halfBits, ulong seed)
    {
        var mask = (1ul << halfBits) - 1;
        ulong left = number >> halfBits,
            right = number & mask;
        for (var round = 0ul; round < Rounds; round++)
        {
            var mixed = new Philox(seed, ~((right << 8) | round)).NextUInt32();
            (left, right) = (right, (left ^ mixed) & mask);
        }

        return (left << halfBits) | right;
    }
}
