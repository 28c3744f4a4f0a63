using GearSweep.Shared.Trials;
using GearSweep.Storage.Writing;

namespace GearSweep.Storage.Sweeps;

/// <summary>Stores a decision with the job that it makes, or the end that it is.</summary>
internal static class StoreDecision
{
    /// <returns>Whether it could be carried out, and was not stored before; otherwise nothing was stored.</returns>
    public static bool Execute(WriteSession session, int sweep, StoredDecision stored, QueuedTrial trial)
    {
        var decision = stored.Decision;
        var state = session.First(
            "SELECT State FROM Trials WHERE SweepId = ?1 AND Number = ?2",
            row => (TrialState?)row.GetInt32(0),
            sweep,
            decision.Trial
        );
        var expected = decision.Kind is DecisionKind.Promote or DecisionKind.Prune
            ? TrialState.Paused
            : (TrialState?)null;
        if (state != expected || SweepActions.IsCancelled(session, sweep) || Insert(session, sweep, stored) == 0)
            return false;
        switch (decision.Kind)
        {
            case DecisionKind.Start or DecisionKind.Confirm:
                AddTrials.Execute(session, sweep, [trial]);
                break;
            case DecisionKind.Promote:
                session.Execute(
                    "UPDATE Trials SET State = ?3, UntilEpoch = ?4, Message = NULL WHERE SweepId = ?1 AND Number = ?2",
                    sweep,
                    decision.Trial,
                    TrialState.Queued,
                    decision.UntilEpoch
                );
                break;
            case DecisionKind.Prune:
                Prune(session, sweep, decision);
                break;
        }

        return true;
    }

    /// <summary>No further trial will be made: the sweep has those that it has.</summary>
    /// <returns>How many.</returns>
    public static int EndSearch(WriteSession session, int sweep)
    {
        session.Execute(
            """
            UPDATE Sweeps SET Trials = (SELECT COUNT(*) FROM Trials WHERE SweepId = ?1),
                EstimatedSeconds = (SELECT COALESCE(SUM(EstimatedSeconds), 0) FROM Trials WHERE SweepId = ?1)
            WHERE Id = ?1
            """,
            sweep
        );
        return session.First("SELECT COUNT(*) FROM Trials WHERE SweepId = ?1", row => row.GetInt32(0), sweep);
    }

    private static int Insert(WriteSession session, int sweep, StoredDecision stored) =>
        session.Execute(
            """
            INSERT INTO Decisions (SweepId, Number, Kind, Trial, UntilEpoch, SeenUpTo, Busy, Rung, Rank, RungTrials, Cutoff, Made)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            ON CONFLICT (SweepId, Number) DO NOTHING
            """,
            sweep,
            stored.Number,
            stored.Decision.Kind,
            stored.Decision.Trial,
            stored.Decision.UntilEpoch,
            stored.SeenUpTo,
            stored.Busy,
            stored.Decision.Rung,
            stored.Decision.Rank,
            stored.Decision.Of,
            stored.Decision.Cutoff,
            session.Now
        );

    private static void Prune(WriteSession session, int sweep, Decision decision)
    {
        session.Execute(
            """
            UPDATE Sweeps SET EstimatedDone = EstimatedDone +
                (SELECT EstimatedSeconds * (1 - CAST(Epochs AS DOUBLE PRECISION) / MaxEpochs) FROM Trials WHERE SweepId = ?1 AND Number = ?2)
            WHERE Id = ?1
            """,
            sweep,
            decision.Trial
        );
        session.Execute(
            """
            UPDATE SweepConditions SET Pruned = Pruned + 1
            WHERE SweepId = ?1 AND ConditionIndex = (SELECT ConditionIndex FROM Trials WHERE SweepId = ?1 AND Number = ?2)
            """,
            sweep,
            decision.Trial
        );
        session.Execute("DELETE FROM Checkpoints WHERE SweepId = ?1 AND Trial = ?2", sweep, decision.Trial);
        session.Execute(
            "UPDATE Trials SET State = ?3, Ended = ?4, Message = ?5 WHERE SweepId = ?1 AND Number = ?2",
            sweep,
            decision.Trial,
            TrialState.Pruned,
            session.Now,
            DecisionText.Words(decision)
        );
    }
}
