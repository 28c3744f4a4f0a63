using GearSweep.Cluster.Tests.Machines;
using GearSweep.Cluster.Tests.Stores;

namespace GearSweep.Cluster.Tests.Campaigns;

/// <summary>
/// Rounds of one sweep on one cluster, with faults in every round; after each round, and again at the end, the store
/// must hold what an undisturbed run found.
/// </summary>
internal sealed class Campaign(
    ClusterUnderTest cluster,
    StoreReader store,
    SweepBits undisturbed,
    CampaignTally tally,
    CampaignLog log
)
{
    private const int MaxRuns = 3;

    private readonly Faults _faults = new(cluster);
    private readonly List<int> _sweeps = [];

    /// <summary>Runs all rounds.</summary>
    public async Task RunAsync(IReadOnlyList<IReadOnlyList<PlannedFault>> plan)
    {
        for (var round = 0; round < plan.Count; round++)
            await RunUntilAllHitAsync(round, plan[round]);
        await cluster.AwaitRestAsync();
        Assert.Empty(cluster.Strays());
        foreach (var sweep in _sweeps)
            Audit(sweep, "at the campaign's end"); // What was written after a round's end is seen here.
    }

    // A round is one in which all of its faults hit. One whose sweep was over before is audited like the others, but
    // run again.
    private async Task RunUntilAllHitAsync(int round, IReadOnlyList<PlannedFault> faults)
    {
        for (var run = 1; ; run++)
        {
            var hits = await RunAsync(round, faults);
            tally.Count(isFull: hits == faults.Count);
            if (hits == faults.Count)
                return;
            log.Write($"round {round} does not count: {hits} of its {faults.Count} faults hit");
            Assert.True(
                run < MaxRuns,
                $"round {round} was run {run} times, and never did all of its {faults.Count} faults come before the sweep's end"
            );
        }
    }

    private async Task<int> RunAsync(int round, IReadOnlyList<PlannedFault> faults)
    {
        await cluster.AwaitAllAsync();
        var sweep = await cluster.LaunchAsync(CampaignSweep.Yaml);
        _sweeps.Add(sweep);
        log.Write($"round {round} is sweep {sweep}");
        List<(FaultKind Kind, DateTime Began)> done = [];
        foreach (var fault in faults)
        {
            // A fault of a machine that does nothing would be none.
            var victim = _faults.VictimOf(fault);
            string? silo = null;
            await cluster.WaitAsync(
                $"{fault.At} trials of round {round} are completed, and {victim.Name} trains",
                async () =>
                    EndOf(sweep) is not null
                    || (
                        Completed(sweep) >= fault.At
                        && (!Faults.NeedsAll(fault.Kind) || await cluster.IsWholeAsync())
                        && (silo = await cluster.TrainingSiloOfAsync(victim)) is not null
                    )
            );
            var began = DateTime.UtcNow;
            done.Add((fault.Kind, began));
            if (silo is null)
                continue;
            log.Write($"round {round}: {silo} of {victim.Name}: {fault}");
            await _faults.DoAsync(fault, silo);
            log.Write($"round {round}: {fault.Kind} is over, {Completed(sweep)} completed");
        }

        await cluster.WaitAsync($"the end of round {round}", () => Task.FromResult(EndOf(sweep) is not null));
        var late = done.Where(fault => fault.Began >= EndOf(sweep)).ToArray();
        foreach (var fault in done)
            tally.Count(fault.Kind, isLate: late.Contains(fault));
        if (late.Length > 0)
            log.Write(
                $"round {round}: after the sweep's end came {string.Join(", ", late.Select(fault => fault.Kind))}"
            );

        var stored = Audit(sweep, "after its round");
        tally.Count(stored);
        log.Write(
            $"round {round} is over: {stored.Attempts.Count} attempts at {CampaignSweep.Trials} trials, at most {stored.MostAttempts} at one, which were lost "
                + $"{stored.MostLosses} times at most; {undisturbed.Count} rows are the same to the bit"
        );
        return done.Count - late.Length;
    }

    private StoredSweep Audit(int sweep, string when)
    {
        var stored = StoredSweep.Read(store, sweep);
        var different = SweepBits.Read(store, sweep).Differences(undisturbed);
        tally.Audited(CampaignSweep.Trials, undisturbed.Count, different.Count);
        var faults = SweepAudit.Faults(stored, CampaignSweep.Trials, CampaignSweep.Epochs);
        Assert.True(faults.Count == 0, $"sweep {sweep} {when}:\n{string.Join('\n', faults)}\n{cluster.Report()}");
        Assert.True(
            different.Count == 0,
            $"sweep {sweep} {when}: {different.Count} rows differ from the undisturbed run's:\n{string.Join('\n', different.Take(20))}"
        );
        return stored;
    }

    private int Completed(int sweep) =>
        store.Number($"""SELECT COUNT(*) FROM "trials" WHERE "sweepid" = {sweep} AND "state" = 2""");

    private DateTime? EndOf(int sweep) =>
        store.Moment($"""SELECT "ended" FROM "sweeps" WHERE "id" = {sweep} AND "state" <> 0""");
}
