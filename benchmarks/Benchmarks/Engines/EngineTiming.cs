namespace GearSweep.Benchmarks.Engines;

/// <summary>An engine's epochs of one shape over all rounds, and the processor's peak beside them.</summary>
internal sealed class EngineTiming
{
    private readonly List<double> _epochs = [],
        _fastest = [];
    private readonly List<FloatPeak> _peaks = [];

    /// <summary>Seconds of every epoch.</summary>
    public IReadOnlyList<double> Epochs => _epochs;

    /// <summary>Seconds of the fastest epoch of each round.</summary>
    public IReadOnlyList<double> Fastest => _fastest;

    /// <summary>The peak right before and right after each round's epochs.</summary>
    public IReadOnlyList<FloatPeak> Peaks => _peaks;

    /// <summary>Adds a round.</summary>
    public void Add((double[] Epochs, FloatPeak Before, FloatPeak After) round)
    {
        _epochs.AddRange(round.Epochs);
        _fastest.Add(round.Epochs.Min());
        _peaks.AddRange([round.Before, round.After]);
    }
}
