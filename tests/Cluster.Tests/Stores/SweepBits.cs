using System.Globalization;

namespace GearSweep.Cluster.Tests.Stores;

/// <summary>
/// What a sweep found, to the last bit: every figure and every byte in which no clock, no machine and no number of
/// attempts has a say, by a name for each row.
/// </summary>
internal sealed class SweepBits
{
    private readonly Dictionary<string, string> _rows = [];

    /// <summary>Rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Reads them.</summary>
    public static SweepBits Read(StoreReader store, int sweep)
    {
        var bits = new SweepBits();
        bits.Add(
            store,
            sweep,
            "Trials",
            ["Number"],
            [
                "ConfigurationNumber",
                "ConditionIndex",
                "Repeat",
                "Seed",
                "Engine",
                "Epochs",
                "TrainMse",
                "ValidationRmse",
                "Metric",
                "BestEpoch",
                "TestRmse",
                "TestMae",
                "TestR2",
                "TestRmseUnits",
                "TestMaeUnits",
                "Skill",
            ]
        );
        bits.Add(
            store,
            sweep,
            "LossPoints",
            ["Trial", "Epoch"],
            ["TrainMse", "ValidationMse"],
            """AND NOT "superseded" """
        );
        bits.Add(store, sweep, "Models", ["Trial"], ["Content"]);
        bits.Add(store, sweep, "Predictions", ["Trial"], ["Truth", "Model", "ArStar"]);
        bits.Add(store, sweep, "TestErrors", ["Trial"], ["BlockRows", "CorrelationRows", "Model", "ArStar"]);
        bits.Add(
            store,
            sweep,
            "Baselines",
            ["ConditionIndex", "SequenceLength"],
            [
                "Mean_Rmse",
                "Persistence_Rmse",
                "Autoregressive_Rmse",
                "ArStar_Rmse",
                "ArStarOrder",
                "ValidationErrors",
                "Ridge_Rmse",
                "RidgePenalty",
            ]
        );
        bits.Add(
            store,
            sweep,
            "ConfigurationResults",
            ["ConfigurationNumber", "ConditionIndex"],
            ["Trial", "Repeats", "Metric", "TestRmse", "TestRmseUnits", "TestRmseStd", "Skill", "SkillLow", "SkillHigh"]
        );
        return bits;
    }

    /// <summary>Names of the rows that are not the same in another sweep.</summary>
    public IReadOnlyList<string> Differences(SweepBits other) =>
        [
            .. _rows
                .Keys.Union(other._rows.Keys)
                .Where(key => _rows.GetValueOrDefault(key) != other._rows.GetValueOrDefault(key))
                .Order(StringComparer.Ordinal),
        ];

    private void Add(StoreReader store, int sweep, string table, string[] keys, string[] columns, string only = "")
    {
        var names = string.Join(", ", keys.Concat(columns).Select(name => $"\"{name.ToLowerInvariant()}\""));
        foreach (
            var row in store.Rows(
                $"""SELECT {names} FROM "{table.ToLowerInvariant()}" WHERE "sweepid" = {sweep} {only}"""
            )
        )
        {
            var key = $"{table} {string.Join('/', row.Take(keys.Length).Select(Text))}";
            // A row that is there twice must not be hidden by its twin.
            _rows[key] = _rows.GetValueOrDefault(key) + string.Join(' ', row.Skip(keys.Length).Select(Text)) + "\n";
        }
    }

    // A double's text is the shortest that reads back to the same bits.
    private static string Text(object? value) =>
        value switch
        {
            null => "none",
            byte[] bytes => Convert.ToHexString(bytes),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
}
