using GearSweep.Cli.Sweeps;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Running;

public sealed class PlainProgressTests
{
    [Fact]
    public async Task A_line_comes_when_trials_have_ended_but_not_more_often_than_every_two_seconds_and_at_the_end()
    {
        var clock = new ManualClock();
        using var error = new StringWriter { NewLine = "\n" };
        await new PlainProgress(error, clock).WhileAsync(show =>
        {
            show(SweepRows.Running(0, 9));
            show(SweepRows.Running(0, 9));
            show(SweepRows.Running(1, 9)); // too early
            clock.Advance(TimeSpan.FromSeconds(2));
            show(SweepRows.Running(2, 9));
            clock.Advance(TimeSpan.FromSeconds(9));
            show(SweepRows.Running(2, 9)); // nothing new
            show(SweepRows.Running(3, 9));
            show(SweepRows.Ended());
            return Task.CompletedTask;
        });
        Assert.Equal(
            "s: 0 of 9 trials, 1 running, 30 s left\ns: 2 of 9 trials, 1 running, 30 s left\ns: 3 of 9 trials, 1 running, 30 s left\n"
                + "wide: 10 of 10 trials, 2 failed\n",
            error.ToString()
        );
    }

    [Theory]
    [InlineData(0.2, "1 s left")]
    [InlineData(119, "119 s left")]
    [InlineData(600, "10 min left")]
    [InlineData(36_000, "10 h left")]
    public void The_time_left_is_said_in_the_unit_that_fits(double seconds, string words)
    {
        Assert.EndsWith(
            words,
            ProgressLine.For(SweepRows.Running(1, 9) with { SecondsLeft = seconds }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_cancelled_sweep_is_as_far_as_it_was_trained()
    {
        var row = SweepRows.Ended() with { State = SweepState.Cancelled, Counts = new(216, 0, 0, 130, 2, 0, 84) };
        Assert.Equal("132 of 216 trained, 84 cancelled", ProgressLine.For(row));
    }

    private sealed class ManualClock : TimeProvider
    {
        private long _ticks = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
