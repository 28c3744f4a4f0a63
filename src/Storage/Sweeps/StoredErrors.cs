using GearSweep.Shared.Trials;
using GearSweep.Storage.Blobs;
using GearSweep.Storage.Writing;

namespace GearSweep.Storage.Sweeps;

/// <summary>The test rows' squared errors of completed trials.</summary>
internal static class StoredErrors
{
    public static void Write(WriteSession session, ReportedTrial trial, PairedErrors errors) =>
        session.Execute(
            """
            INSERT INTO TestErrors (SweepId, Trial, BlockRows, CorrelationRows, Model, ArStar) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (SweepId, Trial) DO UPDATE SET BlockRows = excluded.BlockRows, CorrelationRows = excluded.CorrelationRows,
                                                       Model = excluded.Model, ArStar = excluded.ArStar
            """,
            trial.Sweep,
            trial.Number,
            errors.BlockRows,
            errors.CorrelationRows,
            Doubles.ToBlob(errors.Model),
            Doubles.ToBlob(errors.ArStar)
        );

    /// <summary>Those of a configuration's completed repeats at a condition, in their order.</summary>
    public static IReadOnlyList<PairedErrors> Read(WriteSession session, ReportedTrial trial) =>
        session.All(
            """
            SELECT e.BlockRows, e.CorrelationRows, e.Model, e.ArStar
            FROM Trials t JOIN TestErrors e ON e.SweepId = t.SweepId AND e.Trial = t.Number
            WHERE t.SweepId = ?1 AND t.ConfigurationNumber = ?2 AND t.ConditionIndex = ?3 AND t.State = ?4
            ORDER BY t.Repeat
            """,
            row => new PairedErrors(
                row.GetInt32(0),
                row.GetInt32(1),
                Doubles.FromBlob(row.GetFieldValue<byte[]>(2)),
                Doubles.FromBlob(row.GetFieldValue<byte[]>(3))
            ),
            trial.Sweep,
            trial.ConfigurationNumber,
            trial.ConditionIndex,
            TrialState.Completed
        );
}
