using GearSweep.Grains.Placement;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Sweeps;
using GearSweep.Storage.Sweeps;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace GearSweep.Grains.Sweeps;

/// <inheritdoc cref="ISweepsGrain"/>
[Reentrant]
[OnLeader]
internal sealed partial class SweepsGrain(SweepDesk desk, ISweepStore store, ILogger<SweepsGrain> logger) : Grain, ISweepsGrain, IDisposable
{
    private readonly SemaphoreSlim _drafting = new(1); // A draft may count a million configurations: many at once would take the cores from the slots.

    /// <inheritdoc/>
    public async Task<PreviewReply> PreviewAsync(string yaml)
    {
        var draft = await DraftAsync(yaml);
        return new PreviewReply(draft.Preview, draft.Errors);
    }

    /// <inheritdoc/>
    public async Task<LaunchReply> LaunchAsync(string yaml)
    {
        var draft = await DraftAsync(yaml);
        if (draft.Sweep is not { } sweep) return new LaunchReply(0, draft.Errors);

        var id = await store.CreateAsync(sweep, CancellationToken.None);
        LogLaunched(id, sweep.Name, sweep.Trials);
        GrainFactory.GetGrain<ISweepGrain>(id).OpenAsync().Ignore(); // It is stored: if this fails, the keeper opens it within a second.
        return new LaunchReply(id, []);
    }

    /// <inheritdoc/>
    public void Dispose() => _drafting.Dispose();

    private async Task<SweepDraft> DraftAsync(string yaml)
    {
        var cluster = await GrainFactory.GetGrain<IQueueGrain>(0).ClusterAsync();
        await _drafting.WaitAsync();
        try
        {
            return await Task.Run(() => desk.Draft(yaml, cluster.Slots));
        }
        finally
        {
            _drafting.Release();
        }
    }

    [LoggerMessage(LogLevel.Information, "Sweep {Sweep} '{Name}' was launched with {Trials} trials")]
    private partial void LogLaunched(int sweep, string name, int trials);
}
