using System.Diagnostics.Metrics;

namespace GearSweep.Training.Trials;

/// <summary>
/// Where an attempt's time goes: from one <see cref="Enter"/> to the next it belongs to one phase. The sums are told
/// when the attempt ends, so that a step pays nothing for them, to the meter <c>GearSweep.Training</c>: the counter
/// <c>gearsweep.attempt.phase.time</c>, in seconds, with the tag <c>phase</c>.
/// </summary>
internal sealed class AttemptPhases
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "GearSweep.Training";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<double> Seconds = Meter.CreateCounter<double>(
        "gearsweep.attempt.phase.time",
        "s",
        "Time of attempts by what it was spent on."
    );

    private readonly TimeProvider _time;
    private readonly long[] _ticks = new long[Enum.GetValues<AttemptPhase>().Length];
    private AttemptPhase _phase = AttemptPhase.Preparation;
    private long _since;

    /// <summary>Begins with the preparation.</summary>
    public AttemptPhases(TimeProvider time) => (_time, _since) = (time, time.GetTimestamp());

    /// <summary>From here on the time belongs to another phase.</summary>
    /// <returns>The phase before.</returns>
    public AttemptPhase Enter(AttemptPhase phase)
    {
        var now = _time.GetTimestamp();
        _ticks[(int)_phase] += now - _since;
        (var before, _phase, _since) = (_phase, phase, now);
        return before;
    }

    /// <summary>Tells the sums.</summary>
    public void End()
    {
        Enter(_phase);
        foreach (var phase in Enum.GetValues<AttemptPhase>())
        {
            var ticks = _ticks[(int)phase];
            if (ticks > 0)
                Seconds.Add(
                    (double)ticks / _time.TimestampFrequency,
                    new KeyValuePair<string, object?>("phase", phase.ToString())
                );
        }
    }
}
