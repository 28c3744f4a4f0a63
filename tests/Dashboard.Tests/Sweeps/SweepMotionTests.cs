using GearSweep.Dashboard.Sweeps;
using GearSweep.Dashboard.Tests.Simulation;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Dashboard.Tests.Sweeps;

public sealed class SweepMotionTests
{
    [Theory]
    [InlineData(SweepState.Running, 0, true)]
    [InlineData(SweepState.Paused, 2, true)]
    [InlineData(SweepState.Cancelled, 1, true)]
    [InlineData(SweepState.Paused, 0, false)]
    [InlineData(SweepState.Cancelled, 0, false)]
    [InlineData(SweepState.Completed, 0, false)]
    public void A_sweep_is_followed_closely_until_the_last_of_its_trials_has_left_its_slot(
        SweepState state,
        int running,
        bool moves
    )
    {
        var row = SimulatedSweeps.Finished().Row();
        Assert.Equal(moves, (row with { State = state, Counts = row.Counts with { Running = running } }).Moves());
    }
}
