using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Writing;

namespace GearSweep.Storage.Sweeps;

/// <summary>Adds queued trials to a sweep, leaving those that are there.</summary>
internal static class AddTrials
{
    public static int Execute(WriteSession session, int sweep, IReadOnlyList<NewTrial> trials)
    {
        var positions = session
            .All(
                "SELECT Position, Speed, Load FROM SweepConditions WHERE SweepId = ?1",
                row => (Position: row.GetInt32(0), Condition: new OperatingCondition(row.GetDouble(1), row.GetDouble(2))),
                sweep)
            .ToDictionary(c => c.Condition, c => c.Position);
        var added = new int[positions.Count];
        foreach (var trial in trials)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(trial.MaxEpochs, 1, nameof(trials));
            if (!positions.TryGetValue(trial.Condition, out var position))
            {
                throw new ArgumentException($"trial {trial.Number} is for {trial.Condition}, which sweep {sweep} does not have", nameof(trials));
            }

            added[position] += Insert(session, sweep, trial, position);
        }

        for (var position = 0; position < added.Length; position++)
        {
            if (added[position] > 0)
            {
                session.Execute(
                    "UPDATE SweepConditions SET Trials = Trials + ?3 WHERE SweepId = ?1 AND Position = ?2", sweep, position, added[position]);
            }
        }

        return added.Sum();
    }

    private static int Insert(WriteSession session, int sweep, NewTrial trial, int position)
    {
        var configuration = trial.Configuration;
        return session.Execute(
            """
            INSERT INTO Trials (SweepId, Number, ConfigurationNumber, Position, Speed, Load, Repeat, Seed,
                                HiddenSize, NumLayers, SequenceLength, LearningRate, BatchSize, Dropout, Cell,
                                State, Attempts, Lost, Epochs, MaxEpochs, EstimatedSeconds, Seconds)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, 0, 0, 0, ?17, ?18, 0)
            ON CONFLICT (SweepId, Number) DO NOTHING
            """,
            sweep, trial.Number, trial.ConfigurationNumber, position, trial.Condition.Speed, trial.Condition.Load, trial.Repeat,
            checked((long)trial.Seed), configuration.HiddenSize, configuration.NumLayers, configuration.SequenceLength, configuration.LearningRate,
            configuration.BatchSize, configuration.Dropout, configuration.Cell.ToName(), TrialState.Queued, trial.MaxEpochs, trial.EstimatedSeconds);
    }
}
