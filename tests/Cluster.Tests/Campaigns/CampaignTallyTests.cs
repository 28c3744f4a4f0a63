using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using StoredSweep = GearSweep.Cluster.Tests.Stores.StoredSweep;

namespace GearSweep.Cluster.Tests.Campaigns;

public sealed class CampaignTallyTests
{
    private static readonly StoredSweep Sweep = new()
    {
        State = SweepState.Completed,
        Trials = [],
        Attempts =
        [
            new(0, 1, 1, AttemptEnd.WorkerLost),
            new(0, 2, 3, AttemptEnd.WorkerLost),
            new(0, 3, 5, AttemptEnd.Completed),
            new(1, 1, 1, AttemptEnd.Preempted),
            new(1, 2, 2, AttemptEnd.Preempted),
            new(1, 3, 3, AttemptEnd.Preempted),
            new(1, 4, 4, AttemptEnd.Completed),
        ],
        Points = [],
        Checkpoints = [],
        Models = [],
        Predictions = [],
        Counters = (2, 0, 2),
    };

    [Fact]
    public void The_summary_counts_faults_that_came_too_late_apart()
    {
        var tally = new CampaignTally();
        tally.Count(FaultKind.KillHead, isLate: false);
        tally.Count(FaultKind.KillHead, isLate: false);
        tally.Count(FaultKind.CutHead, isLate: true);
        tally.Count(isFull: false);
        tally.Count(isFull: true);
        tally.Count(Sweep);
        tally.Audited(trials: 2, rows: 30, different: 1);

        Assert.Equal(
            """
            campaign: lab mode, seed 7, FAILED
            rounds: 1 of 3 in which all faults hit, 1 more that do not count, for a fault came after the sweep's end
            faults that hit: 2 KillHead
            faults after a sweep's end: 1 CutHead
            trials audited: 2 in 1 audits of 1 sweeps, each after its round and again at the campaign's end
            rows that differ from the undisturbed run's in any bit: 1 of 30
            attempts: 2 Completed, 3 Preempted, 2 WorkerLost; 5 went on from a checkpoint
            greatest number of attempts of a trial: 4, of losses of a trial: 2

            """,
            tally.Summary("lab", seed: 7, rounds: 3, passed: false)
        );
    }
}
