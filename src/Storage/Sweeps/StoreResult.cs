using GearSweep.Shared.Trials;
using GearSweep.Storage.Blobs;
using GearSweep.Storage.Writing;

namespace GearSweep.Storage.Sweeps;

/// <summary>Stores what a completed trial measured, and what follows for its configuration and its condition.</summary>
internal static class StoreResult
{
    public static void Execute(WriteSession session, ReportedTrial trial, TrialResult result)
    {
        var arStar = result.Baselines.ArStar.Rmse;
        var metric = trial.MetricOf(result.TrainMse, result.ValidationRmse is { } rmse ? rmse * rmse : null);
        session.Execute(
            """
            UPDATE Trials SET TrainMse = ?3, ValidationRmse = ?4, Metric = ?5, BestEpoch = ?6, TestRmse = ?7, TestMae = ?8, TestR2 = ?9,
                              TestRmseUnits = ?10, TestMaeUnits = ?11, Skill = ?12
            WHERE SweepId = ?1 AND Number = ?2
            """,
            trial.Sweep,
            trial.Number,
            result.TrainMse,
            result.ValidationRmse,
            metric,
            result.BestEpoch,
            result.Test.Rmse,
            result.Test.Mae,
            result.Test.R2,
            result.Test.RmseUnits,
            result.Test.MaeUnits,
            ErrorMetrics.Skill(result.Test.Rmse, arStar)
        );
        session.Execute(
            """
            UPDATE Sweeps
            SET CompletedEstimated = CompletedEstimated + ?3,
                CompletedSeconds = CompletedSeconds + (SELECT Seconds FROM Trials WHERE SweepId = ?1 AND Number = ?2)
            WHERE Id = ?1
            """,
            trial.Sweep,
            trial.Number,
            trial.EstimatedSeconds
        );
        StoreBaselines(session, trial, result.Baselines);
        var (truth, model, line) = (
            Doubles.ToBlob(result.Predictions.Truth),
            Doubles.ToBlob(result.Predictions.Model),
            Doubles.ToBlob(result.Predictions.ArStar)
        );
        session.Execute(
            """
            INSERT INTO Predictions (SweepId, Trial, Truth, Model, ArStar, Checksum) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (SweepId, Trial) DO UPDATE SET Truth = excluded.Truth, Model = excluded.Model, ArStar = excluded.ArStar,
                                                       Checksum = excluded.Checksum
            """,
            trial.Sweep,
            trial.Number,
            truth,
            model,
            line,
            BlobChecksum.Compute(truth, model, line)
        );
        StoredErrors.Write(session, trial, result.PairedErrors);
        session.Execute(
            """
            INSERT INTO Models (SweepId, Trial, Content, Checksum) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (SweepId, Trial) DO UPDATE SET Content = excluded.Content, Checksum = excluded.Checksum
            """,
            trial.Sweep,
            trial.Number,
            result.Model,
            BlobChecksum.Compute(result.Model)
        );
        ConfigurationResults.Update(session, trial, arStar);
        StoreIncumbent(session, trial, metric);
    }

    private static void StoreBaselines(WriteSession session, ReportedTrial trial, BaselineResult baselines)
    {
        var (mean, persistence) = (baselines.Mean, baselines.Persistence);
        var (autoregressive, arStar, ridge) = (baselines.Autoregressive, baselines.ArStar, baselines.Ridge);
        session.Execute(
            """
            INSERT INTO Baselines (SweepId, ConditionIndex, SequenceLength,
                Mean_Rmse, Mean_Mae, Mean_R2, Mean_RmseUnits, Mean_MaeUnits,
                Persistence_Rmse, Persistence_Mae, Persistence_R2, Persistence_RmseUnits, Persistence_MaeUnits,
                Autoregressive_Rmse, Autoregressive_Mae, Autoregressive_R2, Autoregressive_RmseUnits, Autoregressive_MaeUnits,
                ArStar_Rmse, ArStar_Mae, ArStar_R2, ArStar_RmseUnits, ArStar_MaeUnits, ArStarOrder,
                ValidationErrors,
                Ridge_Rmse, Ridge_Mae, Ridge_R2, Ridge_RmseUnits, Ridge_MaeUnits, RidgeOrder, RidgePenalty)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
                ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32)
            ON CONFLICT (SweepId, ConditionIndex, SequenceLength) DO NOTHING
            """,
            trial.Sweep,
            trial.ConditionIndex,
            baselines.SequenceLength,
            mean.Rmse,
            mean.Mae,
            mean.R2,
            mean.RmseUnits,
            mean.MaeUnits,
            persistence.Rmse,
            persistence.Mae,
            persistence.R2,
            persistence.RmseUnits,
            persistence.MaeUnits,
            autoregressive.Rmse,
            autoregressive.Mae,
            autoregressive.R2,
            autoregressive.RmseUnits,
            autoregressive.MaeUnits,
            arStar.Rmse,
            arStar.Mae,
            arStar.R2,
            arStar.RmseUnits,
            arStar.MaeUnits,
            baselines.ArStarOrder,
            Doubles.ToBlob(baselines.ValidationErrors),
            ridge.Rmse,
            ridge.Mae,
            ridge.R2,
            ridge.RmseUnits,
            ridge.MaeUnits,
            baselines.RidgeOrder,
            baselines.RidgePenalty
        );
    }

    private static void StoreIncumbent(WriteSession session, ReportedTrial trial, double? metric)
    {
        if (metric is null or double.NaN)
        {
            return;
        }

        var better = session.Execute(
            "UPDATE SweepConditions SET LeastMetric = ?3 WHERE SweepId = ?1 AND ConditionIndex = ?2 AND (LeastMetric IS NULL OR LeastMetric > ?3)",
            trial.Sweep,
            trial.ConditionIndex,
            metric
        );
        if (better > 0)
        {
            session.Execute(
                """
                INSERT INTO Incumbents (SweepId, ConditionIndex, Ordinal, Metric)
                SELECT SweepId, ConditionIndex, Completed, LeastMetric FROM SweepConditions WHERE SweepId = ?1 AND ConditionIndex = ?2
                """,
                trial.Sweep,
                trial.ConditionIndex
            );
        }
    }
}
