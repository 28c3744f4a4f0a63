namespace GearSweep.Shared.Randomness;

/// <summary>
/// Philox4x32-10, the counter-based generator of Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC
/// 2011): the numbers are a pure function of (seed, stream, position), so that what is drawn does not depend on what
/// was drawn before, elsewhere, or on another machine.
/// </summary>
public ref partial struct Philox
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    private readonly ulong _seed;
    private readonly ulong _stream;
    private ulong _block;
    private UInt128 _words;
    private int _left;

    /// <summary>Starts at the beginning of a stream.</summary>
    /// <param name="seed">The key: all 2⁶⁴ are good.</param>
    /// <param name="stream">Which of the seed's 2⁶⁴ independent streams.</param>
    public Philox(ulong seed, ulong stream)
    {
        _seed = seed;
        _stream = stream;
    }

    /// <summary>The next 32 bits.</summary>
    public uint NextUInt32()
    {
        if (_left == 0)
        {
            _words = Block(_block++, _stream, _seed);
            _left = 4;
        }

        var word = (uint)_words;
        _words >>= 32;
        _left--;
        return word;
    }

    /// <summary>A number from 0 up to but without 1, a multiple of 2⁻²⁴.</summary>
    public float NextSingle() => (NextUInt32() >> 8) * (1f / (1 << 24));

    /// <summary>A number from 0 up to but without 1, a multiple of 2⁻⁵³.</summary>
    public double NextDouble()
    {
        ulong high = NextUInt32() >> 5,
            low = NextUInt32() >> 6;
        return ((high << 26) + low) * (1.0 / (1L << 53));
    }

    /// <summary>
    /// A whole number from 0 up to but without <paramref name="bound"/>, each exactly alike (Lemire, "Fast random
    /// integer generation in an interval", 2019).
    /// </summary>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var range = (uint)bound;
        var product = (ulong)NextUInt32() * range;
        if ((uint)product < range)
        {
            var threshold = (0u - range) % range;
            while ((uint)product < threshold)
                product = (ulong)NextUInt32() * range;
        }

        return (int)(product >> 32);
    }

    /// <summary>Shuffles in place (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Ten rounds over the counter (block, stream); the four words from the lowest to the highest.</summary>
    internal static UInt128 Block(ulong block, ulong stream, ulong key)
    {
        uint c0 = (uint)block,
            c1 = (uint)(block >> 32),
            c2 = (uint)stream,
            c3 = (uint)(stream >> 32);
        uint k0 = (uint)key,
            k1 = (uint)(key >> 32);
        for (var round = 0; round < 10; round++)
        {
            ulong p0 = (ulong)Multiplier0 * c0,
                p1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return new UInt128(((ulong)c3 << 32) | c2, ((ulong)c1 << 32) | c0);
    }
}
