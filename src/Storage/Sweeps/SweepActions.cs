using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Writing;

namespace GearSweep.Storage.Sweeps;

/// <summary>A sweep's own state, and what a person does to many of its trials at once.</summary>
internal static class SweepActions
{
    public static bool IsCancelled(WriteSession session, int sweep) =>
        session.First("SELECT State FROM Sweeps WHERE Id = ?1", row => (SweepState)row.GetInt32(0), sweep)
        == SweepState.Cancelled;

    public static bool ChangeState(WriteSession session, int sweep, SweepState from, SweepState to) =>
        session.Execute("UPDATE Sweeps SET State = ?3 WHERE Id = ?1 AND State = ?2", sweep, from, to) > 0;

    public static bool Complete(WriteSession session, int sweep) =>
        session.Execute(
            """
            UPDATE Sweeps SET State = ?3, Ended = ?4
            WHERE Id = ?1 AND State = ?2 AND Trials <= (SELECT SUM(Completed + Pruned + Failed + Cancelled) FROM SweepConditions WHERE SweepId = ?1)
            """,
            sweep,
            SweepState.Running,
            SweepState.Completed,
            session.Now
        ) > 0;

    public static bool SetSharing(WriteSession session, int sweep, SweepSharing sharing) =>
        session.Execute(
            "UPDATE Sweeps SET Priority = ?2, Weight = ?3, MaxRunning = ?4 WHERE Id = ?1",
            sweep,
            sharing.Priority,
            sharing.Weight,
            sharing.MaxRunning
        ) > 0;

    public static int? Cancel(WriteSession session, int sweep)
    {
        var changed = session.Execute(
            "UPDATE Sweeps SET State = ?2, Ended = ?3 WHERE Id = ?1 AND State <> ?4",
            sweep,
            SweepState.Cancelled,
            session.Now,
            SweepState.Completed
        );
        if (changed == 0)
            return null;
        session.Execute(
            """
            UPDATE Sweeps SET EstimatedDone = EstimatedDone + COALESCE(
                (SELECT SUM(EstimatedSeconds * (1 - CAST(Epochs AS DOUBLE PRECISION) / MaxEpochs)) FROM Trials WHERE SweepId = ?1 AND State IN (?2, ?3)), 0)
            WHERE Id = ?1
            """,
            sweep,
            TrialState.Queued,
            TrialState.Paused
        );
        session.Execute(
            """
            UPDATE SweepConditions AS c SET Cancelled = Cancelled +
                (SELECT COUNT(*) FROM Trials t WHERE t.SweepId = ?1 AND t.ConditionIndex = c.ConditionIndex AND t.State IN (?2, ?3))
            WHERE SweepId = ?1
            """,
            sweep,
            TrialState.Queued,
            TrialState.Paused
        );
        session.Execute(
            "DELETE FROM Checkpoints WHERE SweepId = ?1 AND Trial IN (SELECT Number FROM Trials WHERE SweepId = ?1 AND State IN (?2, ?3))",
            sweep,
            TrialState.Queued,
            TrialState.Paused
        );
        return session.Execute(
            "UPDATE Trials SET State = ?4, Ended = ?5 WHERE SweepId = ?1 AND State IN (?2, ?3)",
            sweep,
            TrialState.Queued,
            TrialState.Paused,
            TrialState.Cancelled,
            session.Now
        );
    }

    public static bool Promote(WriteSession session, int sweep, int trial) =>
        session.Execute(
            "UPDATE Trials SET State = ?3 WHERE SweepId = ?1 AND Number = ?2 AND State = ?4",
            sweep,
            trial,
            TrialState.Queued,
            TrialState.Paused
        ) > 0;

    public static int Extend(WriteSession session, int sweep, IReadOnlyList<QueuedTrial> trials)
    {
        var added = AddTrials.Execute(session, sweep, trials);
        session.Execute(
            "UPDATE Sweeps SET Trials = Trials + ?2, EstimatedSeconds = EstimatedSeconds + ?3 WHERE Id = ?1",
            sweep,
            added,
            trials.Sum(t => t.EstimatedSeconds) * added / Math.Max(1, trials.Count)
        );
        if (added > 0)
            Reopen(session, sweep);
        return added;
    }

    public static int RetryFailed(WriteSession session, int sweep, int? trial)
    {
        if (IsCancelled(session, sweep))
            return 0;
        const string Chosen = "SweepId = ?1 AND State = ?2 AND (CAST(?3 AS INTEGER) IS NULL OR Number = ?3)";
        session.Execute(
            $"""
            UPDATE Sweeps SET EstimatedDone = EstimatedDone - COALESCE((SELECT SUM(EstimatedSeconds) FROM Trials WHERE {Chosen}), 0)
            WHERE Id = ?1
            """,
            sweep,
            TrialState.Failed,
            trial
        );
        session.Execute(
            $"""
            UPDATE SweepConditions AS c
            SET Failed = Failed - (SELECT COUNT(*) FROM Trials t WHERE {Chosen} AND t.ConditionIndex = c.ConditionIndex)
            WHERE SweepId = ?1
            """,
            sweep,
            TrialState.Failed,
            trial
        );
        var retried = session.Execute(
            $"""
            UPDATE Trials SET State = ?4, LostAttempts = 0, Epochs = 0, TrainMse = NULL, ValidationRmse = NULL, Metric = NULL, Message = NULL, Ended = NULL
            WHERE {Chosen}
            """,
            sweep,
            TrialState.Failed,
            trial,
            TrialState.Queued
        );
        if (retried > 0)
            Reopen(session, sweep);
        return retried;
    }

    private static void Reopen(WriteSession session, int sweep) =>
        session.Execute(
            "UPDATE Sweeps SET State = ?3, Ended = NULL WHERE Id = ?1 AND State = ?2",
            sweep,
            SweepState.Completed,
            SweepState.Running
        );
}
