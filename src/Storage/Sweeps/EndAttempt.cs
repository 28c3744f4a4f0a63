using GearSweep.Shared.Trials;
using GearSweep.Storage.Writing;

namespace GearSweep.Storage.Sweeps;

/// <summary>Ends an attempt, and with it its trial unless the attempt was handed back or lost.</summary>
internal static class EndAttempt
{
    /// <param name="session">The writer's.</param>
    /// <param name="trial">The trial before the report.</param>
    /// <param name="epochs">Its epochs with the report's.</param>
    /// <param name="outcome">How the attempt ended.</param>
    /// <param name="checkpoint">A last checkpoint; it is of use only when the trial goes on.</param>
    public static void Execute(
        WriteSession session,
        ReportedTrial trial,
        int epochs,
        AttemptOutcome outcome,
        TrialCheckpoint? checkpoint
    )
    {
        var state = StateAfter(session, trial, outcome.End);
        StoreReport.AddSeconds(session, trial, TimeOutsideEpochs(session, trial, outcome));
        session.Execute(
            "UPDATE Attempts SET Ended = ?4, \"end\" = ?5, Message = ?6 WHERE SweepId = ?1 AND Trial = ?2 AND Number = ?3",
            trial.Sweep,
            trial.Number,
            trial.Attempt,
            session.Now,
            outcome.End,
            outcome.Message
        );
        session.Execute(
            """
            UPDATE Trials SET State = ?3, LostAttempts = LostAttempts + ?4, Epochs = ?5, Engine = COALESCE(?6, Engine), Message = ?7, Ended = ?8
            WHERE SweepId = ?1 AND Number = ?2
            """,
            trial.Sweep,
            trial.Number,
            state,
            outcome.End is AttemptEnd.WorkerLost or AttemptEnd.WorkerFailed ? 1 : 0,
            Math.Max(epochs, outcome.Epochs),
            outcome.Engine is { Length: > 0 } engine ? engine : null,
            outcome.Message,
            state.HasEnded() ? session.Now : null
        );
        Count(session, trial, state);
        if (!state.HasEnded())
        {
            if (checkpoint is not null)
            {
                StoreReport.StoreCheckpoint(session, trial, checkpoint);
            }

            MoveProgress(session, trial, epochs, Math.Max(epochs, outcome.Epochs));
            return;
        }

        MoveProgress(session, trial, epochs, trial.MaxEpochs);
        session.Execute("DELETE FROM Checkpoints WHERE SweepId = ?1 AND Trial = ?2", trial.Sweep, trial.Number);
        if (outcome is { End: AttemptEnd.Completed, Result: { } result })
        {
            StoreResult.Execute(session, trial, result);
        }
    }

    // What would wait again waits for nothing when its sweep has been cancelled meanwhile.
    private static TrialState StateAfter(WriteSession session, ReportedTrial trial, AttemptEnd end)
    {
        var state = TrialStates.After(end);
        return !state.HasEnded() && SweepActions.IsCancelled(session, trial.Sweep) ? TrialState.Cancelled : state;
    }

    // A lost attempt tells no time; what its epochs took stands.
    private static double TimeOutsideEpochs(WriteSession session, ReportedTrial trial, AttemptOutcome outcome)
    {
        var counted = session.First(
            "SELECT Seconds FROM Attempts WHERE SweepId = ?1 AND Trial = ?2 AND Number = ?3",
            row => row.GetDouble(0),
            trial.Sweep,
            trial.Number,
            trial.Attempt
        );
        return Math.Max(0, outcome.Seconds - counted);
    }

    private static void Count(WriteSession session, ReportedTrial trial, TrialState state) =>
        session.Execute(
            """
            UPDATE SweepConditions
            SET Running = Running - 1, Completed = Completed + CASE WHEN ?3 = 2 THEN 1 ELSE 0 END,
                Pruned = Pruned + CASE WHEN ?3 = 3 THEN 1 ELSE 0 END, Failed = Failed + CASE WHEN ?3 = 4 THEN 1 ELSE 0 END,
                Cancelled = Cancelled + CASE WHEN ?3 = 5 THEN 1 ELSE 0 END
            WHERE SweepId = ?1 AND ConditionIndex = ?2
            """,
            trial.Sweep,
            trial.ConditionIndex,
            state
        );

    private static void MoveProgress(WriteSession session, ReportedTrial trial, int from, int to) =>
        session.Execute(
            "UPDATE Sweeps SET EstimatedDone = EstimatedDone + ?2 WHERE Id = ?1",
            trial.Sweep,
            trial.EstimatedSeconds * (to - from) / trial.MaxEpochs
        );
}
