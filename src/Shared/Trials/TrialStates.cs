namespace GearSweep.Shared.Trials;

/// <summary>Questions about a trial's state.</summary>
public static class TrialStates
{
    /// <summary>Whether nothing more will happen to the trial by itself.</summary>
    public static bool HasEnded(this TrialState state) => state is not (TrialState.Queued or TrialState.Running);
}
