using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// One block of native memory, zeroed, handed out in pieces that begin on cache lines, and freed as a whole. A large one is made of huge pages where the
/// system has them for the asking (Linux, <c>madvise</c>): a step walks through all of it, and would wait for the tables of small ones.
/// </summary>
internal sealed unsafe partial class FloatArena : SafeHandleZeroOrMinusOneIsInvalid
{
    private const int CacheLine = 64, HugePage = 2 << 20, AdviseHugePages = 14;
    private readonly long _floats;
    private long _taken;

    /// <summary>Allocates.</summary>
    /// <param name="floats">Floats that can be taken, each piece rounded up by <see cref="Padded"/>.</param>
    /// <exception cref="OutOfMemoryException">There is not as much memory.</exception>
    public FloatArena(long floats)
        : base(ownsHandle: true)
    {
        _floats = floats;
        var isLarge = floats * sizeof(float) >= HugePage;
        var alignment = (nuint)(isLarge ? HugePage : CacheLine);
        var bytes = ((nuint)(floats * sizeof(float)) + alignment - 1) / alignment * alignment;
        var block = NativeMemory.AlignedAlloc(bytes, alignment);
        SetHandle((nint)block);
        if (isLarge && OperatingSystem.IsLinux()) _ = Advise(block, bytes, AdviseHugePages);
        NativeMemory.Clear(block, bytes);
    }

    /// <summary>What a piece takes of the block: whole cache lines.</summary>
    public static long Padded(long floats) => (floats + 15) / 16 * 16;

    /// <summary>The next piece.</summary>
    /// <exception cref="InvalidOperationException">More is asked for than was allocated.</exception>
    public float* Take(long floats)
    {
        var piece = (float*)handle + _taken;
        _taken += Padded(floats);
        return _taken <= _floats ? piece : throw new InvalidOperationException($"{_taken} floats are taken of {_floats}");
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* block, nuint bytes, int advice);

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
