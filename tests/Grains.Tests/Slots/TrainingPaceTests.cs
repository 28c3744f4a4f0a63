using GearSweep.Grains.Simulation;

namespace GearSweep.Grains.Slots;

public sealed class TrainingPaceTests
{
    [Fact]
    public void Before_a_training_has_ended_nothing_is_expected() =>
        Assert.Null(new TrainingPace().Expect(new SimulatedHead().Assignment()));

    [Fact]
    public void Twice_the_epochs_are_expected_to_take_twice_the_time_and_those_of_a_checkpoint_none()
    {
        var pace = new TrainingPace();
        var assignment = new SimulatedHead().Assignment() with { Epochs = 10 };
        pace.Learn(assignment, 5, TimeSpan.FromSeconds(1));
        Assert.Equal(2, pace.Expect(assignment)!.Value.TotalSeconds, 6);
        var resumed = new SimulatedHead().Assignment(resumeFrom: 4) with { Epochs = 10 };
        Assert.Equal(1.2, pace.Expect(resumed)!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void A_wider_model_is_expected_to_take_longer_by_its_price()
    {
        var pace = new TrainingPace();
        var assignment = new SimulatedHead().Assignment();
        pace.Learn(assignment, assignment.Epochs, TimeSpan.FromMilliseconds(40));
        var wide = assignment with { Configuration = assignment.Configuration with { HiddenSize = 256 } };
        Assert.True(pace.Expect(wide)!.Value.TotalMilliseconds > 400);
    }

    [Fact]
    public void An_attempt_without_an_epoch_teaches_nothing()
    {
        var pace = new TrainingPace();
        var assignment = new SimulatedHead().Assignment();
        pace.Learn(assignment, 0, TimeSpan.FromSeconds(1));
        Assert.Null(pace.Expect(assignment));
    }
}
