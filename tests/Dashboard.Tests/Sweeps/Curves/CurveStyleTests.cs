using GearSweep.Dashboard.Sweeps.Curves;
using GearSweep.Dashboard.Tests.Simulation;

namespace GearSweep.Dashboard.Tests.Sweeps.Curves;

public sealed class CurveStyleTests
{
    private readonly SimulatedSweep _sweep = SimulatedSweeps.Running();

    [Fact]
    public void The_best_of_each_condition_is_in_colour_and_the_rest_is_grey()
    {
        var look = new CurveStyle(_sweep.Row(), _sweep.Trials, null, muteRest: true);
        Assert.Equal(6, _sweep.Trials.Count(t => !look.Train(t).Muted));
        Assert.All(_sweep.Trials, t => Assert.Equal(look.IsBest(t.Number), !look.Validation(t).Muted));
    }

    [Fact]
    public void Before_there_is_a_best_nothing_is_grey()
    {
        var fresh = SimulatedSweeps.Fresh();
        var look = new CurveStyle(fresh.Row(), fresh.Trials, null, muteRest: true);
        Assert.All(fresh.Trials, t => Assert.False(look.Train(t).Muted));
    }

    [Fact]
    public void Train_is_thin_validation_is_thick_and_both_light_up_together()
    {
        var look = new CurveStyle(_sweep.Row(), _sweep.Trials, null, muteRest: false);
        var (train, validation) = (look.Train(_sweep.Trials[7]), look.Validation(_sweep.Trials[7]));
        Assert.True(train.Width < validation.Width);
        Assert.Equal(("7", "7"), (train.Group, validation.Group));
        Assert.Equal(train.Colour, validation.Colour);
    }

    [Fact]
    public void Colours_follow_a_parameter_s_values_in_their_order()
    {
        var key = new CurveStyle(_sweep.Row(), _sweep.Trials, "hidden_size", muteRest: true).Key(_sweep.Row());
        Assert.Equal(["Hidden size 16", "Hidden size 32", "Hidden size 64"], key.Select(k => k.Name));
        Assert.Equal(3, key.Select(k => k.Colour).Distinct().Count());
    }

    [Fact]
    public void A_parameter_that_does_not_exist_is_taken_for_the_condition() =>
        Assert.Equal(6, new CurveStyle(_sweep.Row(), _sweep.Trials, "colour", muteRest: true).Key(_sweep.Row()).Count);
}
