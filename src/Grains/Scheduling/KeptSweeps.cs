namespace GearSweep.Grains.Scheduling;

/// <summary>Which sweeps of its store a head goes on with by itself: all that have not ended, or one alone.</summary>
public sealed class KeptSweeps
{
    private readonly bool _all;
    private volatile int _only;

    private KeptSweeps(bool all) => _all = all;

    /// <summary>Every sweep that has not ended.</summary>
    public static KeptSweeps All { get; } = new(all: true);

    /// <summary>None, until <see cref="Keep"/> says which.</summary>
    public static KeptSweeps One() => new(all: false);

    /// <summary>Names the one sweep to look after.</summary>
    public void Keep(int sweep) => _only = sweep;

    /// <summary>Whether a sweep is looked after.</summary>
    public bool Include(int sweep) => _all || sweep == _only;
}
