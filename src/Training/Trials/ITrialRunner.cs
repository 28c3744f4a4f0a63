using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;

namespace GearSweep.Training.Trials;

/// <summary>Carries out attempts at trials on the thread that calls; one runner serves all threads.</summary>
public interface ITrialRunner
{
    /// <summary>
    /// Trains and tests one configuration on one segment. The outcome's curves, weights and errors are a pure function
    /// of the assignment (but for times): not of other attempts beside it, nor of how often and where it was handed
    /// back.
    /// </summary>
    /// <param name="assignment">What to train.</param>
    /// <param name="segment">The rows that it names.</param>
    /// <param name="control">Hears and is heard.</param>
    /// <returns>How the attempt ended; errors are told in it and not thrown.</returns>
    AttemptOutcome Run(TrialAssignment assignment, SegmentData segment, ITrialControl control);
}
