using GearSweep.Shared.Sweeps;
using GearSweep.Storage.Blobs;
using GearSweep.Storage.Writing;

namespace GearSweep.Storage.Sweeps;

/// <summary>Stores a new sweep with its conditions and segments.</summary>
internal static class CreateSweep
{
    public static int Execute(WriteSession session, NewSweep sweep)
    {
        var id = session.First(
            """
            INSERT INTO Sweeps (Name, Description, Yaml, Dataset, Synthetic, Metric, State, Trials, EstimatedSeconds, Created,
                                VariedParameters, EstimatedDone, Seconds, CompletedEstimated, CompletedSeconds,
                                Priority, Weight, MaxRunning, Channels)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, '', 0, 0, 0, 0, ?11, ?12, ?13, ?14)
            RETURNING Id
            """,
            row => row.GetInt32(0),
            sweep.Name,
            sweep.Description,
            sweep.Yaml,
            sweep.Dataset,
            sweep.Synthetic,
            sweep.Metric,
            SweepState.Running,
            sweep.Trials,
            sweep.EstimatedSeconds,
            session.Now,
            sweep.Sharing.Priority,
            sweep.Sharing.Weight,
            sweep.Sharing.MaxRunning,
            SegmentShape.Text(sweep.Channels)
        );
        for (var position = 0; position < sweep.Conditions.Count; position++)
        {
            var (segment, split) = sweep.Conditions[position];
            session.Execute(
                // What is stored already is compared: a blob that the disk has changed is mended by the rows that come
                // now.
                """
                INSERT INTO Segments (Hash, Speed, Load, Channels, PieceStarts, "values") VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT (Hash) DO UPDATE SET Channels = excluded.Channels, PieceStarts = excluded.PieceStarts, "values" = excluded."values"
                WHERE Segments."values" <> excluded."values"
                """,
                segment.Hash,
                segment.Condition.Speed,
                segment.Condition.Load,
                SegmentShape.Text(segment.Channels),
                SegmentShape.Blob(segment.PieceStarts),
                Doubles.ToBlob(segment.Values)
            );
            session.Execute(
                """
                INSERT INTO SweepConditions (SweepId, ConditionIndex, Speed, Load, SegmentHash, TrainRows, ValidationRows, TestRows,
                                             HasConstantTarget, Trials, Running, Completed, Pruned, Failed, Cancelled)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, 0, 0, 0, 0, 0)
                """,
                id,
                position,
                segment.Condition.Speed,
                segment.Condition.Load,
                segment.Hash,
                split.TrainRows,
                split.ValidationRows,
                split.TestRows,
                segment.HasConstantTarget
            );
        }

        return id;
    }
}
