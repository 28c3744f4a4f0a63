using GearSweep.Cluster.Tests.Machines;
using GearSweep.Cluster.Tests.Stores;
using GearSweep.Shared.Trials;

namespace GearSweep.Cluster.Tests.Campaigns;

/// <summary>Rounds of one sweep on one cluster, with faults in every round; after each round the store must hold what an undisturbed run found.</summary>
internal sealed class Campaign(ClusterUnderTest cluster, StoreReader store, SweepBits undisturbed, CampaignLog log)
{
    private readonly Faults _faults = new(cluster);
    private readonly SortedDictionary<FaultKind, int> _done = [];
    private readonly SortedDictionary<AttemptEnd, int> _ends = [];
    private int _resumed;

    /// <summary>Runs all rounds.</summary>
    public async Task RunAsync(IReadOnlyList<IReadOnlyList<PlannedFault>> plan)
    {
        for (var round = 0; round < plan.Count; round++) await RunAsync(round, plan[round]);
        log.Write(
            $"{plan.Count} rounds of {CampaignSweep.Trials} trials; faults: {string.Join(", ", _done.Select(d => $"{d.Value} {d.Key}"))}; "
            + $"attempts: {string.Join(", ", _ends.Select(e => $"{e.Value} {e.Key}"))}, {_resumed} of them from a checkpoint");
    }

    private async Task RunAsync(int round, IReadOnlyList<PlannedFault> faults)
    {
        await cluster.AwaitAllAsync();
        var sweep = await cluster.LaunchAsync(CampaignSweep.Yaml);
        log.Write($"round {round} is sweep {sweep}");
        foreach (var fault in faults)
        {
            // A fault of a worker that does nothing would be none.
            var victim = _faults.VictimOf(fault);
            await cluster.WaitAsync(
                $"{fault.At} trials of round {round} are completed, and {victim.Name} trains",
                async () => Completed(sweep) >= fault.At && (IsOver(sweep) || await cluster.TrainsAsync(victim)));
            log.Write($"round {round}: {victim.Name}: {fault}");
            await _faults.DoAsync(fault);
            log.Write($"round {round}: {fault.Kind} is over, {Completed(sweep)} completed");
            _done[fault.Kind] = _done.GetValueOrDefault(fault.Kind) + 1;
        }

        await cluster.WaitAsync($"the end of round {round}", () => Task.FromResult(IsOver(sweep)));
        Check(round, sweep);
    }

    private void Check(int round, int sweep)
    {
        var stored = StoredSweep.Read(store, sweep);
        foreach (var attempt in stored.Attempts)
        {
            if (attempt.End is { } end) _ends[end] = _ends.GetValueOrDefault(end) + 1;
            if (attempt.FirstEpoch > 1) _resumed++;
        }

        var faults = SweepAudit.Faults(stored, CampaignSweep.Trials, CampaignSweep.Epochs);
        Assert.True(faults.Count == 0, $"round {round}:\n{string.Join('\n', faults)}\n{cluster.Report()}");
        var different = SweepBits.Read(store, sweep).Differences(undisturbed);
        Assert.True(different.Count == 0, $"round {round}: {different.Count} rows differ from the undisturbed run's:\n{string.Join('\n', different.Take(20))}");
        log.Write($"round {round} is over: {stored.Attempts.Count} attempts at {CampaignSweep.Trials} trials, {undisturbed.Count} rows the same to the bit");
    }

    private int Completed(int sweep) => store.Number($"""SELECT COUNT(*) FROM "trials" WHERE "sweepid" = {sweep} AND "state" = 2""");

    private bool IsOver(int sweep) => store.Number($"""SELECT COUNT(*) FROM "sweeps" WHERE "id" = {sweep} AND "state" <> 0""") > 0;
}
