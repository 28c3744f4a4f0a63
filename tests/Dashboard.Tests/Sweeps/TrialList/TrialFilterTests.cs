using GearSweep.Dashboard.Sweeps.TrialList;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Tests.Sweeps.TrialList;

public sealed class TrialFilterTests
{
    private static readonly TrialFilter Empty = new(null, null, null, null, false);

    [Fact]
    public void An_empty_filter_asks_for_all_by_number()
    {
        var query = Empty.Query(3, null, 200, 50);
        Assert.Equal((3, "number", false, 200, 50), (query.Sweep, query.SortBy, query.Descending, query.Skip, query.Take));
        Assert.Equal((null, null, null, null), (query.States, query.Conditions, query.Parameters, query.Text));
        Assert.False(Empty.IsNarrow);
    }

    [Fact]
    public void Everything_that_the_address_holds_is_asked_for()
    {
        var filter = new TrialFilter("failed", " finite ", "hidden_size:64,cell:gru", "test_rmse", true);
        var query = filter.Query(3, new OperatingCondition(25, 80), 0, 5000);
        Assert.Equal([TrialState.Failed], query.States);
        Assert.Equal([new OperatingCondition(25, 80)], query.Conditions);
        Assert.Equal(("64", "gru"), (query.Parameters!["hidden_size"], query.Parameters["cell"]));
        Assert.Equal(("finite", "test_rmse", true, 1000), (query.Text, query.SortBy, query.Descending, query.Take));
        Assert.True(filter.IsNarrow);
    }

    [Fact]
    public void What_an_address_cannot_mean_is_left_out()
    {
        var filter = new TrialFilter("sleeping", "", "colour:red,hidden_size,num_layers:", "1; drop table", false);
        Assert.Equal("number", filter.SortColumn);
        Assert.False(filter.IsNarrow);
    }

    [Fact]
    public void A_value_that_a_parameter_cannot_have_is_not_asked_for_and_is_told()
    {
        var filter = Empty with { Where = "hidden_size:abc,num_layers:2,cell:LSTM" };
        Assert.Equal(["num_layers"], filter.Query(3, null, 0, 50).Parameters!.Keys);
        Assert.Equal(("abc", "'abc' is not a whole number from 1 to 4,096"), (filter.Stated["hidden_size"], filter.Errors["hidden_size"]));
        Assert.Equal("'LSTM' is not one of lstm, gru, rnn", filter.Errors["cell"]);
        Assert.Equal(2, filter.Errors.Count);
    }

    [Fact]
    public void A_filter_of_wrong_values_alone_asks_for_all_and_can_be_taken_back()
    {
        var filter = Empty with { Where = "hidden_size:abc" };
        Assert.Null(filter.Query(3, null, 0, 50).Parameters);
        Assert.True(filter.IsNarrow);
    }

    [Theory]
    [InlineData("16,32")]
    [InlineData("16,cell:gru")]
    [InlineData("100%25")]
    public void Whatever_is_typed_into_one_filter_stays_in_it(string text)
    {
        var filter = Empty with { Where = Empty.WhereWith("hidden_size", text) };
        Assert.Equal(new Dictionary<string, string> { ["hidden_size"] = text }, filter.Stated);
        Assert.Equal(["hidden_size"], filter.Errors.Keys);
    }

    [Fact]
    public void One_parameter_changes_and_the_others_stay()
    {
        var filter = Empty with { Where = "hidden_size:64,num_layers:2" };
        Assert.Equal("hidden_size:16,num_layers:2", filter.WhereWith("hidden_size", "16"));
        Assert.Equal("num_layers:2", filter.WhereWith("hidden_size", null));
        Assert.Equal("hidden_size:8,num_layers:many", (Empty with { Where = "num_layers:many" }).WhereWith("hidden_size", "8"));
        Assert.Null((Empty with { Where = "cell:gru" }).WhereWith("cell", " "));
    }

    [Fact]
    public void Every_heading_that_sorts_is_a_column_that_can_be_asked_for()
    {
        var names = TrialColumn.For(["hidden_size", "cell"], "Test RMSE of a4 (mg)").Select(c => c.Name).OfType<string>();
        Assert.All(names, name => Assert.Equal(name, (Empty with { Sort = name }).SortColumn));
    }
}
