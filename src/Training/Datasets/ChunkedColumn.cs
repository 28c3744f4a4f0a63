using System.Runtime.CompilerServices;

namespace GearSweep.Training.Datasets;

/// <summary>A column that grows without being copied, so that reading never needs twice its memory.</summary>
/// <typeparam name="T">The values' type.</typeparam>
internal sealed class ChunkedColumn<T>
    where T : unmanaged
{
    private const int Bits = 16;
    private const int ChunkRows = 1 << Bits;

    private readonly List<T[]> _chunks = [];

    /// <summary>Values.</summary>
    public int Count { get; private set; }

    /// <summary>The value of a row.</summary>
    public T this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _chunks[row >> Bits][row & (ChunkRows - 1)];
        set => _chunks[row >> Bits][row & (ChunkRows - 1)] = value;
    }

    /// <summary>Adds a value.</summary>
    public void Add(T value)
    {
        var row = Count & (ChunkRows - 1);
        if (row == 0)
            _chunks.Add(new T[ChunkRows]);
        _chunks[^1][row] = value;
        Count++;
    }

    /// <summary>Copies all values.</summary>
    public void CopyTo(T[] all)
    {
        for (var i = 0; i < _chunks.Count; i++)
            _chunks[i].AsSpan(0, Math.Min(ChunkRows, Count - (i << Bits))).CopyTo(all.AsSpan(i << Bits));
    }

    /// <summary>Cuts off what the last chunk has beyond its values.</summary>
    public void Trim()
    {
        if ((Count & (ChunkRows - 1)) is > 0 and var rows)
            _chunks[^1] = _chunks[^1][..rows];
    }
}
