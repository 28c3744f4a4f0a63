using GearSweep.Grains.Placement;
using GearSweep.Grains.Slots;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Trials;
using Orleans.Placement;

namespace GearSweep.Grains.Trials;

/// <inheritdoc cref="ITrialGrain"/>
/// <remarks>
/// The attempt itself lives in a slot of the silo and reports by itself; the grain gives it an address. When the
/// activation goes, the attempt is checkpointed and handed back, for then nobody can stop it any more.
/// </remarks>
[OnNamedSilo]
[Immovable]
internal sealed class TrialGrain(RunningTrials sessions) : Grain, ITrialGrain
{
    /// <inheritdoc/>
    public Task StartAsync(TrialAssignment assignment)
    {
        sessions.Start(this.GetPrimaryKeyString(), assignment);
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        WatchAsync().Ignore();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(TrialCommand directive)
    {
        sessions.Stop(this.GetPrimaryKeyString(), directive);
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        sessions.Stop(
            this.GetPrimaryKeyString(),
            new TrialCommand(TrialCommandKind.Preempt, "its grain was deactivated")
        );
        await sessions.CompletionOf(this.GetPrimaryKeyString()).WaitAsync(cancellationToken);
    }

    private async Task WatchAsync()
    {
        await sessions.CompletionOf(this.GetPrimaryKeyString());
        DeactivateOnIdle();
    }
}
