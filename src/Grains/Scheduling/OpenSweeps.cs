using GearSweep.Grains.Sweeps;
using GearSweep.Grains.Telemetry;
using GearSweep.Scheduling;
using GearSweep.Scheduling.Sweeps;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Sweeps;
using Microsoft.Extensions.Logging;

namespace GearSweep.Grains.Scheduling;

/// <summary>
/// Reads sweeps from the store into the scheduler's state, and reads them again where the store turns out to know
/// better.
/// </summary>
internal sealed partial class OpenSweeps(
    Scheduler scheduler,
    ISweepStore store,
    LaunchedSpecs launched,
    SweepMeter meter,
    TimeProvider time,
    ILogger<OpenSweeps> logger
) : IDisposable
{
    private const int MostReads = 5;
    private readonly Dictionary<int, IDisposable> _watches = [];

    /// <summary>A sweep, read from the store if it is not open.</summary>
    /// <exception cref="KeyNotFoundException">There is no such sweep.</exception>
    public Task<SweepSchedule> GetAsync(int sweep) =>
        scheduler.Find(sweep) is { } open ? Task.FromResult(open) : ReadAsync(sweep);

    /// <summary>Reads a sweep from the store.</summary>
    /// <exception cref="KeyNotFoundException">There is no such sweep.</exception>
    public async Task<SweepSchedule> ReadAsync(int sweep)
    {
        for (var reads = 1; ; reads++)
        {
            var version = scheduler.Find(sweep)?.Version;
            var stored =
                await store.LoadAsync(sweep, CancellationToken.None)
                ?? throw new KeyNotFoundException($"there is no sweep {sweep}");
            var content = scheduler.Find(sweep)?.Content ?? Read(stored);
            var history =
                content is not null && scheduler.UsesHistory(content)
                    ? await store.HistoryAsync(sweep, CancellationToken.None)
                    : [];
            if (scheduler.Find(sweep)?.Version == version || reads == MostReads)
                return Open(stored, content, history);
        }
    }

    /// <summary>Forgets a sweep of which nothing more can come.</summary>
    public void Close(int sweep)
    {
        scheduler.Close(sweep);
        if (_watches.Remove(sweep, out var watch))
            watch.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var watch in _watches.Values)
            watch.Dispose();
    }

    private SweepContent? Read(StoredSweep stored) =>
        launched.Take(stored.Id) is { } spec ? SweepContent.From(spec, stored) : SweepContent.Read(stored);

    private SweepSchedule Open(StoredSweep stored, SweepContent? content, IReadOnlyList<Observation> history)
    {
        var isNew = scheduler.Find(stored.Id) is null;
        var sweep = scheduler.Open(stored, content, time.GetUtcNow(), history);
        if (isNew && sweep.Problem is { } problem && stored.State is SweepState.Running or SweepState.Paused)
            LogUnreadable(stored.Id, stored.Name, problem);
        if (_watches.Remove(stored.Id, out var before))
            before.Dispose();
        _watches[stored.Id] = meter.Watch(() => sweep.WaitingCount);
        return sweep;
    }

    [LoggerMessage(
        LogLevel.Error,
        "Sweep {Sweep} '{Name}' cannot be opened and is left alone: {Problem}. It can be cancelled, or deleted with 'gearsweep delete'"
    )]
    private partial void LogUnreadable(int sweep, string name, string problem);
}
