using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;
using GearSweep.Training.Trials;

namespace GearSweep.Grains.Simulation;

/// <summary>Trains as the test says.</summary>
internal sealed class SimulatedRunner(Func<ITrialControl, AttemptOutcome> train) : ITrialRunner
{
    public static AttemptOutcome Outcome(AttemptEnd end, int epochs = 1) =>
        new(end, null, epochs, "simulated", 0, null);

    public AttemptOutcome Run(TrialAssignment assignment, SegmentData segment, ITrialControl control) => train(control);
}
