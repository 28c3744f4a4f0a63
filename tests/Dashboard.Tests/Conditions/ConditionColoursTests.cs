using GearSweep.Dashboard.Conditions;
using GearSweep.Dashboard.Tests.Simulation;
using GearSweep.Shared.Datasets;

namespace GearSweep.Dashboard.Tests.Conditions;

public sealed class ConditionColoursTests
{
    [Fact]
    public void A_condition_of_the_card_keeps_its_colour_in_every_sweep()
    {
        var all = new ConditionColours(SimulatedSweep.Card);
        var one = new ConditionColours([SimulatedSweep.Card[4]]);
        Assert.Equal(all[SimulatedSweep.Card[4]], one[SimulatedSweep.Card[4]]);
        Assert.Equal(6, SimulatedSweep.Card.Select(c => all[c]).Distinct().Count());
    }

    [Fact]
    public void Other_conditions_take_what_is_left()
    {
        OperatingCondition other = new(10, 20);
        var colours = new ConditionColours([.. SimulatedSweep.Card, other]);
        Assert.DoesNotContain(colours[other], SimulatedSweep.Card.Select(c => colours[c]));
    }
}
