using GearSweep.Shared.Trials;

namespace GearSweep.Training.Trials;

/// <summary>Keeps all that an attempt tells, and stops it before a chosen batch.</summary>
/// <param name="stopBefore">How many batches may begin.</param>
/// <param name="stop">What is said then.</param>
internal sealed class RecordingControl(int stopBefore = int.MaxValue, TrialCommandKind stop = TrialCommandKind.Preempt)
    : ITrialControl
{
    private int _asked;

    public List<EpochReport> Reports { get; } = [];

    public List<TrialCheckpoint> Checkpoints { get; } = [];

    public TrialCommand Current =>
        _asked++ < stopBefore ? TrialCommand.Continue : new TrialCommand(stop, "because the test says so");

    public void Report(EpochReport report) => Reports.Add(report);

    public void Checkpoint(TrialCheckpoint checkpoint) => Checkpoints.Add(checkpoint);
}
