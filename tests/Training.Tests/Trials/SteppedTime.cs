namespace GearSweep.Training.Trials;

/// <summary>A clock of milliseconds that goes on when it is told to, and by some whenever it is read.</summary>
internal sealed class SteppedTime(long aReading = 0) : TimeProvider
{
    private long _milliseconds;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => _milliseconds += aReading;

    public void Pass(long milliseconds) => _milliseconds += milliseconds;
}
