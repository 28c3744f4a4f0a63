using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Writing;

namespace GearSweep.Storage.Sweeps;

/// <summary>Adds queued trials to a sweep, leaving those that are there.</summary>
internal static class AddTrials
{
    public static int Execute(WriteSession session, int sweep, IReadOnlyList<QueuedTrial> trials)
    {
        if (
            session.First("SELECT State FROM Sweeps WHERE Id = ?1", row => new State(row.GetInt32(0)), sweep) is
            { IsCancelled: true }
        )
        {
            return 0;
        }

        var positions = session
            .All(
                "SELECT ConditionIndex, Speed, Load FROM SweepConditions WHERE SweepId = ?1",
                row =>
                    (
                        ConditionIndex: row.GetInt32(0),
                        Condition: new OperatingCondition(row.GetDouble(1), row.GetDouble(2))
                    ),
                sweep
            )
            .ToDictionary(c => c.Condition, c => c.ConditionIndex);
        var rows = trials.Select(trial => ToRow(sweep, trial, positions)).ToList();
        var added = new int[positions.Count];
        foreach (var (trial, inserted) in trials.Zip(Insert(session, rows)))
        {
            added[positions[trial.Condition]] += inserted;
        }

        for (var position = 0; position < added.Length; position++)
        {
            if (added[position] > 0)
            {
                session.Execute(
                    "UPDATE SweepConditions SET Trials = Trials + ?3 WHERE SweepId = ?1 AND ConditionIndex = ?2",
                    sweep,
                    position,
                    added[position]
                );
            }
        }

        NameVariedParameters(session, sweep, trials);
        return added.Sum();
    }

    private sealed record State(int Value)
    {
        public bool IsCancelled => Value == (int)SweepState.Cancelled;
    }

    // Kept with the sweep, so that its page need not compare all its trials. Every configuration is compared with the
    // first trial's.
    private static void NameVariedParameters(WriteSession session, int sweep, IReadOnlyList<QueuedTrial> trials)
    {
        var known = session.First("SELECT VariedParameters FROM Sweeps WHERE Id = ?1", row => row.GetString(0), sweep);
        if (known is null || FirstConfiguration(session, sweep) is not { } first)
        {
            return;
        }

        var configurations = trials.Select(t => t.Configuration).Distinct().ToList();
        var varied = string.Join(
            ',',
            ParameterCatalog
                .All.Select(p => p.Name)
                .Where(name => known.Split(',').Contains(name) || configurations.Exists(c => c[name] != first[name]))
        );
        if (varied != known)
        {
            session.Execute("UPDATE Sweeps SET VariedParameters = ?2 WHERE Id = ?1", sweep, varied);
        }
    }

    private static Configuration? FirstConfiguration(WriteSession session, int sweep) =>
        session.First(
            "SELECT Parameters FROM Trials WHERE SweepId = ?1 ORDER BY Number LIMIT 1",
            row => Configuration.FromJson(row.GetString(0)),
            sweep
        );

    private static object?[] ToRow(int sweep, QueuedTrial trial, Dictionary<OperatingCondition, int> positions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trial.MaxEpochs, 1, nameof(trial));
        if (!positions.TryGetValue(trial.Condition, out var position))
        {
            throw new ArgumentException(
                $"trial {trial.Number} is for {trial.Condition}, which sweep {sweep} does not have",
                nameof(trial)
            );
        }

        return
        [
            sweep,
            trial.Number,
            trial.ConfigurationNumber,
            position,
            trial.Condition.Speed,
            trial.Condition.Load,
            trial.Repeat,
            checked((long)trial.Seed),
            trial.Configuration.ToJson(),
            TrialState.Queued,
            trial.MaxEpochs,
            trial.EstimatedSeconds,
            trial.UntilEpoch,
        ];
    }

    private static int[] Insert(WriteSession session, List<object?[]> rows) =>
        session.ExecuteEach(
            """
            INSERT INTO Trials (SweepId, Number, ConfigurationNumber, ConditionIndex, Speed, Load, Repeat, Seed,
                                Parameters, State, Attempts, LostAttempts, Epochs, MaxEpochs, EstimatedSeconds, UntilEpoch, Seconds)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, 0, 0, ?11, ?12, ?13, 0)
            ON CONFLICT (SweepId, Number) DO NOTHING
            """,
            rows
        );
}
