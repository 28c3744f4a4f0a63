using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// One block of native memory, zeroed, handed out in pieces that begin on cache lines, and freed as a whole. A large
/// one is made of huge pages where the system has them for the asking (Linux, <c>madvise</c>): a step walks through all
/// of it, and would wait for the tables of small ones.
/// </summary>
internal sealed unsafe partial class FloatArena : SafeHandleZeroOrMinusOneIsInvalid
{
    private const int CacheLine = 64,
        HugePage = 2 << 20,
        AdviseHugePages = 14;
    private const int GuardFloats = 64;
    private const long MostGuards = 256;
    private const int GuardBits = 0x7FA5_A5A5; // A signalling NaN: what reads it by mistake comes to no number.

    [ThreadStatic]
    private static int _live;

    private readonly long _floats;
    private readonly List<long>? _guards;
    private long _taken;

    /// <summary>Allocates.</summary>
    /// <param name="floats">Floats that can be taken, each piece rounded up by <see cref="Padded"/>.</param>
    /// <param name="isGuarded">Whether lines lie between the pieces whose values <see cref="DamagedGuards"/> looks at:
    /// for tests.</param>
    /// <exception cref="OutOfMemoryException">There is not as much memory.</exception>
    public FloatArena(long floats, bool isGuarded = false)
        : base(ownsHandle: true)
    {
        _floats = floats + (isGuarded ? MostGuards * GuardFloats : 0);
        var (bytes, alignment) = ((nuint)BytesOf(_floats), (nuint)AlignmentOf(_floats));
        var block = NativeMemory.AlignedAlloc(bytes, alignment);
        SetHandle((nint)block);
        _live++;
        if (alignment == HugePage && OperatingSystem.IsLinux())
            _ = Advise(block, bytes, AdviseHugePages);
        NativeMemory.Clear(block, bytes);
        if (!isGuarded)
            return;
        _guards = [];
        Guard();
    }

    /// <summary>
    /// Blocks that this thread has allocated and not freed; one that a finalizer frees, because nobody else did, counts
    /// for ever.
    /// </summary>
    public static int LiveOfThisThread => _live;

    /// <summary>
    /// Guards between pieces that are not as they were, by the floats before them; each means that something was
    /// written beyond its piece.
    /// </summary>
    public IReadOnlyList<long> DamagedGuards =>
        [
            .. (_guards ?? []).Where(at =>
                new ReadOnlySpan<int>((float*)handle + at, GuardFloats).ContainsAnyExcept(GuardBits)
            ),
        ];

    /// <summary>What a piece takes of the block: whole cache lines.</summary>
    public static long Padded(long floats) => (floats + 15) / 16 * 16;

    /// <summary>
    /// What a block of so many floats takes of the memory: whole cache lines, and a large one whole huge pages.
    /// </summary>
    public static long BytesOf(long floats) =>
        (floats * sizeof(float) + AlignmentOf(floats) - 1) / AlignmentOf(floats) * AlignmentOf(floats);

    /// <summary>The next piece.</summary>
    /// <exception cref="InvalidOperationException">More is asked for than was allocated.</exception>
    public float* Take(long floats)
    {
        var piece = (float*)handle + _taken;
        _taken += Padded(floats);
        if (_taken > _floats)
            throw new InvalidOperationException($"{_taken} floats are taken of {_floats}");
        if (_guards is not null)
            Guard();
        return piece;
    }

    private static long AlignmentOf(long floats) => floats * sizeof(float) >= HugePage ? HugePage : CacheLine;

    private void Guard()
    {
        _guards!.Add(_taken);
        new Span<int>((float*)handle + _taken, GuardFloats).Fill(GuardBits);
        _taken += GuardFloats;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* block, nuint bytes, int advice);

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        _live--;
        return true;
    }
}
