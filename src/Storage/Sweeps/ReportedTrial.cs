using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Writing;

namespace GearSweep.Storage.Sweeps;

/// <summary>What a report needs to know of the trial that it is about.</summary>
internal sealed record ReportedTrial(
    int Sweep,
    int Number,
    int Attempt,
    int ConditionIndex,
    int ConfigurationNumber,
    int Epochs,
    int MaxEpochs,
    double EstimatedSeconds,
    int LostAttempts,
    bool ByTrainLoss
)
{
    /// <summary>The fence: finds the trial only while this very attempt runs.</summary>
    public static ReportedTrial? Find(WriteSession session, int sweep, int trial, int attempt) =>
        session.First(
            """
            SELECT t.ConditionIndex, t.ConfigurationNumber, t.Epochs, t.MaxEpochs, t.EstimatedSeconds, t.LostAttempts, s.Metric
            FROM Trials t JOIN Sweeps s ON s.Id = t.SweepId
            WHERE t.SweepId = ?1 AND t.Number = ?2 AND t.Attempts = ?3 AND t.State = ?4
            """,
            row => new ReportedTrial(
                sweep,
                trial,
                attempt,
                row.GetInt32(0),
                row.GetInt32(1),
                row.GetInt32(2),
                row.GetInt32(3),
                row.GetDouble(4),
                row.GetInt32(5),
                new MetricSpec(row.GetString(6)).IsTrain
            ),
            sweep,
            trial,
            attempt,
            TrialState.Running
        );

    /// <summary>The metric of a train and a validation loss.</summary>
    public double? MetricOf(double? trainMse, double? validationMse) => ByTrainLoss ? trainMse : validationMse;
}
