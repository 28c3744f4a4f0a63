using GearSweep.Shared.Trials;

namespace GearSweep.Training.Trials;

/// <summary>Cannot be told anything.</summary>
internal sealed class ThrowingControl : ITrialControl
{
    public TrialCommand Current => TrialCommand.Continue;

    public void Report(EpochReport report) => throw new InvalidOperationException("the store is gone");

    public void Checkpoint(TrialCheckpoint checkpoint) => throw new InvalidOperationException("the store is gone");
}
