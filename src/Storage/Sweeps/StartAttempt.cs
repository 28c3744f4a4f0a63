using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Blobs;
using GearSweep.Storage.Writing;

namespace GearSweep.Storage.Sweeps;

/// <summary>Begins the next attempt at a queued trial of a running sweep.</summary>
internal static class StartAttempt
{
    public static StartedAttempt? Execute(WriteSession session, int sweep, int trial, string silo)
    {
        var queued = session.First(
            """
            SELECT t.Attempts, t.LostAttempts, t.ConditionIndex, t.Epochs, t.MaxEpochs, t.EstimatedSeconds
            FROM Trials t JOIN Sweeps s ON s.Id = t.SweepId
            WHERE t.SweepId = ?1 AND t.Number = ?2 AND t.State = ?3 AND s.State = ?4
            """,
            row => new QueuedTrial(
                row.GetInt32(0),
                row.GetInt32(1),
                row.GetInt32(2),
                row.GetInt32(3),
                row.GetInt32(4),
                row.GetDouble(5)
            ),
            sweep,
            trial,
            TrialState.Queued,
            SweepState.Running
        );
        if (queued is null)
            return null;

        var (checkpoint, damaged) = Checkpoint(session, sweep, trial);
        var number = queued.Attempts + 1;
        var finished = checkpoint?.Epoch ?? 0;
        session.Execute(
            "INSERT INTO Attempts (SweepId, Trial, Number, Silo, FirstEpoch, Started, Seconds) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)",
            sweep,
            trial,
            number,
            silo,
            finished + 1,
            session.Now
        );
        session.Execute(
            "UPDATE Trials SET State = ?3, Attempts = ?4, Epochs = ?5, Silo = ?6, Message = NULL WHERE SweepId = ?1 AND Number = ?2",
            sweep,
            trial,
            TrialState.Running,
            number,
            finished,
            silo
        );
        if (number > 1)
        {
            session.Execute(
                "UPDATE LossPoints SET Superseded = TRUE WHERE SweepId = ?1 AND Trial = ?2 AND Attempt < ?3 AND Epoch > ?4",
                sweep,
                trial,
                number,
                finished
            );
        }

        session.Execute(
            "UPDATE SweepConditions SET Running = Running + 1 WHERE SweepId = ?1 AND ConditionIndex = ?2",
            sweep,
            queued.ConditionIndex
        );
        if (finished != queued.Epochs)
        {
            session.Execute(
                "UPDATE Sweeps SET EstimatedDone = EstimatedDone + ?2 WHERE Id = ?1",
                sweep,
                queued.EstimatedSeconds * (finished - queued.Epochs) / queued.MaxEpochs
            );
        }

        return new StartedAttempt(number, queued.LostAttempts, checkpoint, damaged);
    }

    /// <summary>
    /// The last checkpoint. One that is damaged is forgotten: the trial begins anew, and comes to the same bits.
    /// </summary>
    private static (TrialCheckpoint? Checkpoint, int? DamagedEpoch) Checkpoint(
        WriteSession session,
        int sweep,
        int trial
    )
    {
        var stored = session.First(
            "SELECT Epoch, Content, Checksum FROM Checkpoints WHERE SweepId = ?1 AND Trial = ?2",
            row => new StoredCheckpoint(
                new TrialCheckpoint(row.GetInt32(0), row.GetFieldValue<byte[]>(1)),
                row.IsDBNull(2) ? null : row.GetInt64(2)
            ),
            sweep,
            trial
        );
        if (stored is null)
            return (null, null);
        if (BlobChecksum.IsRight(stored.Checksum, stored.Checkpoint))
            return (stored.Checkpoint, null);
        session.Execute("DELETE FROM Checkpoints WHERE SweepId = ?1 AND Trial = ?2", sweep, trial);
        return (null, stored.Checkpoint.Epoch);
    }

    private sealed record StoredCheckpoint(TrialCheckpoint Checkpoint, long? Checksum);

    private sealed record QueuedTrial(
        int Attempts,
        int LostAttempts,
        int ConditionIndex,
        int Epochs,
        int MaxEpochs,
        double EstimatedSeconds
    );
}
