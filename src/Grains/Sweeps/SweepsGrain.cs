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
internal sealed partial class SweepsGrain(
    SweepValidator desk,
    LaunchedSpecs launched,
    ISweepStore store,
    ILogger<SweepsGrain> logger
) : Grain, ISweepsGrain, IDisposable
{
    // Whoever launches waits for nobody who only looks.
    private readonly DraftLane _previews = new();
    private readonly DraftLane _launches = new();

    /// <inheritdoc/>
    public async Task<PreviewReply> PreviewAsync(string yaml, CancellationToken cancellation)
    {
        var draft = await DraftAsync(_previews, yaml, cancellation);
        return new PreviewReply(draft.Preview, draft.Errors);
    }

    /// <inheritdoc/>
    public async Task<LaunchReply> LaunchAsync(string yaml)
    {
        var draft = await DraftAsync(_launches, yaml, CancellationToken.None);
        if (draft is not { Sweep: { } sweep, Spec: { } spec })
            return new LaunchReply(0, draft.Errors);

        var id = await store.CreateAsync(sweep, CancellationToken.None);
        launched.Add(id, spec);
        LogLaunched(id, sweep.Name, sweep.Trials);
        // It is stored: if this fails, the watchdog opens it within a second.
        GrainFactory.GetGrain<ISchedulerGrain>(0).OpenAsync(id).Ignore();
        return new LaunchReply(id, []);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _previews.Dispose();
        _launches.Dispose();
    }

    private async Task<ValidatedSweep> DraftAsync(DraftLane lane, string yaml, CancellationToken cancellation)
    {
        var cluster = await GrainFactory.GetGrain<IWorkersGrain>(0).ViewAsync();
        return await lane.DraftAsync(gone => desk.Draft(yaml, cluster.Slots, gone), cancellation);
    }

    [LoggerMessage(LogLevel.Information, "Sweep {Sweep} '{Name}' was launched with {Trials} trials")]
    private partial void LogLaunched(int sweep, string name, int trials);
}
