using GearSweep.Testing.Processes;
using Microsoft.Data.Sqlite;

namespace GearSweep.Cluster.Tests.Stores;

public sealed class SweepBitsTests : IDisposable
{
    private static readonly string[] Tables =
    [
        """
            CREATE TABLE Trials (SweepId, Number, ConfigurationNumber, ConditionIndex, Repeat, Seed, Engine, Epochs, TrainMse, ValidationRmse, Metric, BestEpoch,
                TestRmse, TestMae, TestR2, TestRmseUnits, TestMaeUnits, Skill)
            """,
        "CREATE TABLE LossPoints (SweepId, Trial, Epoch, TrainMse, ValidationMse, Superseded)",
        "CREATE TABLE Models (SweepId, Trial, Content)",
        "CREATE TABLE Predictions (SweepId, Trial, Truth, Model, ArStar)",
        "CREATE TABLE TestErrors (SweepId, Trial, BlockRows, CorrelationRows, Model, ArStar)",
        "CREATE TABLE Baselines (SweepId, ConditionIndex, SequenceLength, Mean_Rmse, Persistence_Rmse, Autoregressive_Rmse, ArStar_Rmse, ArStarOrder, ValidationErrors, Ridge_Rmse, RidgePenalty)",
        "CREATE TABLE ConfigurationResults (SweepId, ConfigurationNumber, ConditionIndex, Trial, Repeats, Metric, TestRmse, TestRmseUnits, TestRmseStd, Skill, SkillLow, SkillHigh)",
    ];

    private readonly Workspace _workspace = new();

    public SweepBitsTests()
    {
        foreach (var table in Tables)
            Execute(table);
        foreach (var sweep in new[] { 1, 2 })
        {
            Execute($"INSERT INTO LossPoints VALUES ({sweep}, 0, 1, 0.1, NULL, 0), ({sweep}, 0, 1, 0.7, NULL, 1)");
            Execute($"INSERT INTO Models VALUES ({sweep}, 0, x'010203')");
        }
    }

    [Fact]
    public void Two_sweeps_with_the_same_rows_are_the_same() => Assert.Empty(Differences());

    [Fact]
    public void A_last_bit_is_seen()
    {
        Execute("UPDATE LossPoints SET TrainMse = 0.10000000000000002 WHERE SweepId = 2 AND Superseded = 0");
        Execute("UPDATE Models SET Content = x'010202' WHERE SweepId = 2");

        Assert.Equal(["LossPoints 0/1", "Models 0"], Differences());
    }

    [Fact]
    public void A_row_that_is_there_twice_or_not_at_all_is_seen()
    {
        Execute("INSERT INTO LossPoints VALUES (2, 0, 1, 0.1, NULL, 0)");
        Execute("DELETE FROM Models WHERE SweepId = 1");

        Assert.Equal(["LossPoints 0/1", "Models 0"], Differences());
    }

    public void Dispose() => _workspace.Dispose();

    private IReadOnlyList<string> Differences()
    {
        var store = StoreReader.OfFile(_workspace.Store);
        return SweepBits.Read(store, 1).Differences(SweepBits.Read(store, 2));
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_workspace.Store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
