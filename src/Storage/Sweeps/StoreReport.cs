using GearSweep.Shared.Trials;
using GearSweep.Storage.Blobs;
using GearSweep.Storage.Writing;

namespace GearSweep.Storage.Sweeps;

/// <summary>Stores news of an attempt, if it is the one that runs.</summary>
internal static class StoreReport
{
    public static bool Execute(WriteSession session, int sweep, TrialReport report)
    {
        if (ReportedTrial.Find(session, sweep, report.Trial, report.Attempt) is not { } trial)
        {
            return false;
        }

        var epochs = AddLossPoints(session, trial, report.Epochs);
        if (report.Outcome is { } outcome)
        {
            if (outcome.End == AttemptEnd.Completed)
                RequireWholeCurve(session, trial, outcome.Epochs);
            EndAttempt.Execute(session, trial, epochs, outcome, report.Checkpoint);
        }
        else if (report.Checkpoint is { } checkpoint)
        {
            StoreCheckpoint(session, trial, checkpoint);
            ClearSuspicion(session, trial);
        }

        return true;
    }

    /// <summary>Replaces the trial's checkpoint.</summary>
    public static void StoreCheckpoint(WriteSession session, ReportedTrial trial, TrialCheckpoint checkpoint) =>
        session.Execute(
            """
            INSERT INTO Checkpoints (SweepId, Trial, Epoch, Content, Checksum) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (SweepId, Trial) DO UPDATE SET Epoch = excluded.Epoch, Content = excluded.Content, Checksum = excluded.Checksum
            WHERE excluded.Epoch >= Checkpoints.Epoch
            """,
            trial.Sweep,
            trial.Number,
            checkpoint.Epoch,
            checkpoint.Content,
            BlobChecksum.Compute(checkpoint)
        );

    // It got further than the checkpoint it began from: what ended its silos before has not ended this one.
    private static void ClearSuspicion(WriteSession session, ReportedTrial trial)
    {
        if (trial.LostAttempts > 0)
            session.Execute(
                "UPDATE Trials SET LostAttempts = 0 WHERE SweepId = ?1 AND Number = ?2",
                trial.Sweep,
                trial.Number
            );
    }

    // No trial counts as completed whose curve has a gap: its silo must send the points, or the trial goes on from its
    // checkpoint.
    private static void RequireWholeCurve(WriteSession session, ReportedTrial trial, int epochs)
    {
        // The first attempt's points are all that there are, and counting them needs the index alone.
        var points = session.First(
            trial.Attempt == 1
                ? "SELECT COUNT(*) FROM LossPoints WHERE SweepId = ?1 AND Trial = ?2 AND Attempt = 1"
                : "SELECT COUNT(DISTINCT Epoch) FROM LossPoints WHERE SweepId = ?1 AND Trial = ?2 AND Superseded = FALSE",
            row => row.GetInt32(0),
            trial.Sweep,
            trial.Number
        );
        if (points == epochs)
            return;
        throw new InvalidDataException(
            $"sweep {trial.Sweep} trial {trial.Number} attempt {trial.Attempt} has {points} of the {epochs} points of its curve, and cannot be completed"
        );
    }

    // A report whose reply was lost is sent again: points that are there already add nothing, neither rows nor seconds.
    private static int AddLossPoints(WriteSession session, ReportedTrial trial, IReadOnlyList<EpochReport> reports)
    {
        double seconds = 0;
        EpochReport? last = null;
        var added = session.ExecuteEach(
            """
            INSERT INTO LossPoints (SweepId, Trial, Attempt, Epoch, TrainMse, ValidationMse, Seconds, Superseded)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, FALSE)
            ON CONFLICT (SweepId, Trial, Attempt, Epoch) DO NOTHING
            """,
            [
                .. reports.Select(r =>
                    new object?[]
                    {
                        trial.Sweep,
                        trial.Number,
                        trial.Attempt,
                        r.Epoch,
                        r.TrainMse,
                        r.ValidationMse,
                        r.Seconds,
                    }
                ),
            ]
        );
        foreach (var (report, rows) in reports.Zip(added))
        {
            if (rows > 0)
            {
                seconds += report.Seconds;
                last = last is null || report.Epoch > last.Epoch ? report : last;
            }
        }

        if (last is null || last.Epoch <= trial.Epochs)
        {
            AddSeconds(session, trial, seconds);
            return trial.Epochs;
        }

        session.Execute(
            """
            UPDATE Trials SET Epochs = ?3, TrainMse = ?4, ValidationRmse = ?5, Metric = ?6, Seconds = Seconds + ?7
            WHERE SweepId = ?1 AND Number = ?2
            """,
            trial.Sweep,
            trial.Number,
            last.Epoch,
            last.TrainMse,
            last.ValidationMse is { } mse ? Math.Sqrt(mse) : null,
            trial.MetricOf(last.TrainMse, last.ValidationMse),
            seconds
        );
        AddAttemptSeconds(session, trial, seconds);
        session.Execute(
            "UPDATE Sweeps SET EstimatedDone = EstimatedDone + ?2, Seconds = Seconds + ?3 WHERE Id = ?1",
            trial.Sweep,
            trial.EstimatedSeconds * (last.Epoch - trial.Epochs) / trial.MaxEpochs,
            seconds
        );
        return last.Epoch;
    }

    /// <summary>Adds time to the attempt, its trial and its sweep.</summary>
    public static void AddSeconds(WriteSession session, ReportedTrial trial, double seconds)
    {
        if (seconds == 0)
        {
            return;
        }

        AddAttemptSeconds(session, trial, seconds);
        session.Execute(
            "UPDATE Trials SET Seconds = Seconds + ?3 WHERE SweepId = ?1 AND Number = ?2",
            trial.Sweep,
            trial.Number,
            seconds
        );
        session.Execute("UPDATE Sweeps SET Seconds = Seconds + ?2 WHERE Id = ?1", trial.Sweep, seconds);
    }

    private static void AddAttemptSeconds(WriteSession session, ReportedTrial trial, double seconds) =>
        session.Execute(
            "UPDATE Attempts SET Seconds = Seconds + ?4 WHERE SweepId = ?1 AND Trial = ?2 AND Number = ?3",
            trial.Sweep,
            trial.Number,
            trial.Attempt,
            seconds
        );
}
