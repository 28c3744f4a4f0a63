using GearSweep.Shared.Trials;
using Microsoft.Extensions.Logging.Abstractions;

namespace GearSweep.Training.Trials;

public sealed class AttemptPhasesTests
{
    [Fact]
    public void Time_belongs_to_the_phase_that_was_entered_last_and_its_sums_are_told_at_the_end()
    {
        var time = new SteppedTime();
        using var told = new ToldPhases();
        var phases = new AttemptPhases(time);
        time.Pass(5);
        Assert.Equal(AttemptPhase.Preparation, phases.Enter(AttemptPhase.Steps));
        time.Pass(20);
        Assert.Equal(AttemptPhase.Steps, phases.Enter(AttemptPhase.Capture));
        time.Pass(300);
        phases.Enter(AttemptPhase.Steps);
        time.Pass(4000);
        Assert.Empty(told.Seconds);
        phases.End();
        Assert.Equal([("Preparation", 0.005), ("Steps", 4.02), ("Capture", 0.3)], told.Seconds);
    }

    [Theory]
    [InlineData(int.MaxValue, AttemptEnd.Completed)]
    [InlineData(3, AttemptEnd.Preempted)]
    public void The_phases_of_an_attempt_add_up_to_its_time_however_it_ends(int stopBefore, AttemptEnd end)
    {
        var segment = GeneratedSegment.Sine(400);
        using var told = new ToldPhases();
        var runner = new TrialRunner(new SteppedTime(aReading: 1), NullLogger<TrialRunner>.Instance);
        var outcome = runner.Run(
            Trial.Of(segment, Trial.Small, epochs: 1, engine: "simd"),
            segment,
            new RecordingControl(stopBefore)
        );
        Assert.Equal(end, outcome.End);
        string[] expected =
            end == AttemptEnd.Completed ? Enum.GetNames<AttemptPhase>() : ["Preparation", "Order", "Steps", "Capture"];
        Assert.Equal(expected, told.Seconds.Select(phase => phase.Phase));
        Assert.Equal(outcome.Seconds, told.Seconds.Sum(phase => phase.Seconds), 1e-9);
    }
}
