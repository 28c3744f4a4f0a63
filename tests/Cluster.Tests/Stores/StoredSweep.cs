using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Cluster.Tests.Stores;

/// <summary>A sweep as the store has it, without what it found.</summary>
internal sealed record StoredSweep
{
    /// <summary>Where it stands.</summary>
    public required SweepState State { get; init; }

    /// <summary>Its trials.</summary>
    public required IReadOnlyList<StoredTrial> Trials { get; init; }

    /// <summary>Their attempts.</summary>
    public required IReadOnlyList<StoredAttempt> Attempts { get; init; }

    /// <summary>The points of their curves that count.</summary>
    public required IReadOnlyList<(int Trial, int Epoch)> Points { get; init; }

    /// <summary>Trials that have kept a checkpoint.</summary>
    public required IReadOnlyList<int> Checkpoints { get; init; }

    /// <summary>Trials that have a model.</summary>
    public required IReadOnlyList<int> Models { get; init; }

    /// <summary>Trials that have predictions.</summary>
    public required IReadOnlyList<int> Predictions { get; init; }

    /// <summary>Trials by what the conditions' own counters say: stored, running, completed.</summary>
    public required (int Stored, int Running, int Completed) Counters { get; init; }

    /// <summary>Attempts at the trial that took the most.</summary>
    public int MostAttempts =>
        Attempts.CountBy(attempt => attempt.Trial).Select(trial => trial.Value).DefaultIfEmpty().Max();

    /// <summary>Lost attempts at the trial that lost the most.</summary>
    public int MostLosses =>
        Attempts
            .Where(attempt => attempt.End == AttemptEnd.WorkerLost)
            .CountBy(attempt => attempt.Trial)
            .Select(trial => trial.Value)
            .DefaultIfEmpty()
            .Max();

    /// <summary>Reads one.</summary>
    public static StoredSweep Read(StoreReader store, int sweep)
    {
        var where = $"""WHERE "sweepid" = {sweep}""";
        var counters = store.Rows(
            $"""SELECT SUM("trials"), SUM("running"), SUM("completed") FROM "sweepconditions" {where}"""
        )[0];
        return new StoredSweep
        {
            State = (SweepState)store.Number($"""SELECT "state" FROM "sweeps" WHERE "id" = {sweep}"""),
            Trials =
            [
                .. store
                    .Rows(
                        $"""SELECT "number", "state", "epochs", "attempts", "message" FROM "trials" {where} ORDER BY "number" """
                    )
                    .Select(row => new StoredTrial(
                        Whole(row[0]),
                        (TrialState)Whole(row[1]),
                        Whole(row[2]),
                        Whole(row[3]),
                        (string?)row[4]
                    )),
            ],
            Attempts =
            [
                .. store
                    .Rows(
                        $"""SELECT "trial", "number", "firstepoch", "ended", "end" FROM "attempts" {where} ORDER BY "trial", "number" """
                    )
                    .Select(row => new StoredAttempt(
                        Whole(row[0]),
                        Whole(row[1]),
                        Whole(row[2]),
                        row[3] is null ? null : (AttemptEnd)Whole(row[4])
                    )),
            ],
            Points =
            [
                .. store
                    .Rows(
                        $"""SELECT "trial", "epoch" FROM "losspoints" {where} AND NOT "superseded" ORDER BY "trial", "epoch" """
                    )
                    .Select(row => (Whole(row[0]), Whole(row[1]))),
            ],
            Checkpoints = TrialsOf(store, "Checkpoints", where),
            Models = TrialsOf(store, "Models", where),
            Predictions = TrialsOf(store, "Predictions", where),
            Counters = (Whole(counters[0]), Whole(counters[1]), Whole(counters[2])),
        };
    }

    private static IReadOnlyList<int> TrialsOf(StoreReader store, string table, string where) =>
        [
            .. store
                .Rows($"""SELECT "trial" FROM "{table.ToLowerInvariant()}" {where} ORDER BY "trial" """)
                .Select(row => Whole(row[0])),
        ];

    private static int Whole(object? value) => StoreReader.Whole(value);
}
