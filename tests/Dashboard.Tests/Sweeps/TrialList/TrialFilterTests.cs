using GearSweep.Dashboard.Grids;
using GearSweep.Dashboard.Sweeps.TrialList;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Results;
using GearSweep.Shared.Text;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Tests.Sweeps.TrialList;

public sealed class TrialFilterTests
{
    private static readonly TrialFilter Empty = TrialFilter.All;

    [Fact]
    public void An_empty_filter_asks_for_all_by_number()
    {
        var query = Empty.Query(3, null, 200, 50);
        Assert.Equal(
            (3, "number", false, 200, 50),
            (query.Sweep, query.SortBy, query.Descending, query.Skip, query.Take)
        );
        Assert.Equal((null, null, null, null), (query.States, query.Conditions, query.Filters, query.Text));
        Assert.False(Empty.IsNarrow);
    }

    [Fact]
    public void Everything_that_the_address_holds_is_asked_for()
    {
        var filter = new TrialFilter(
            "failed,Pruned",
            " finite ",
            "hidden_size:64,cell:gru,epochs:%3E%3D3",
            "test_rmse",
            true,
            "message"
        );
        var query = filter.Query(3, new OperatingCondition(25, 80), 0, 5000);
        Assert.Equal([TrialState.Pruned, TrialState.Failed], query.States!.Order());
        Assert.Equal([new OperatingCondition(25, 80)], query.Conditions);
        Assert.Equal(["hidden_size 64", "cell gru", "epochs >=3"], query.Filters!.Select(f => $"{f.Column} {f}"));
        Assert.Equal(("finite", "test_rmse", true, 1000), (query.Text, query.SortBy, query.Descending, query.Take));
        Assert.True(filter.IsNarrow);
    }

    [Fact]
    public void What_an_address_cannot_mean_is_left_out()
    {
        var filter = new TrialFilter(
            "sleeping",
            "",
            "colour:red,hidden_size,num_layers:",
            "1; drop table",
            false,
            null
        );
        Assert.Equal("number", filter.SortColumn);
        Assert.False(filter.IsNarrow);
    }

    [Fact]
    public void A_value_that_a_parameter_cannot_have_is_not_asked_for_and_is_told()
    {
        var filter = Empty with { Where = "hidden_size:abc,num_layers:2,cell:LSTM" };
        Assert.Equal(["num_layers"], filter.Query(3, null, 0, 50).Filters!.Select(f => f.Column));
        Assert.Equal(
            ("abc", "'abc' is not a whole number from 1 to 4,096"),
            (filter.Stated["hidden_size"], filter.Errors["hidden_size"])
        );
        Assert.Equal("'LSTM' is not one of lstm, gru, rnn", filter.Errors["cell"]);
        Assert.Equal(2, filter.Errors.Count);
    }

    [Fact]
    public void A_filter_of_wrong_values_alone_asks_for_all_and_can_be_taken_back()
    {
        var filter = Empty with { Where = "hidden_size:abc" };
        Assert.Null(filter.Query(3, null, 0, 50).Filters);
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
        Assert.Equal(
            "hidden_size:8,num_layers:many",
            (Empty with { Where = "num_layers:many" }).WhereWith("hidden_size", "8")
        );
        Assert.Null((Empty with { Where = "cell:gru" }).WhereWith("cell", " "));
    }

    [Fact]
    public void Columns_are_hidden_and_shown_one_by_one()
    {
        Assert.Equal("message", Empty.HideWith("message", hidden: true));
        Assert.Equal("message,load", (Empty with { Hide = "message" }).HideWith("load", hidden: true));
        Assert.Null((Empty with { Hide = "message" }).HideWith("message", hidden: false));
    }

    [Fact]
    public void The_words_of_the_api_name_the_same_trials()
    {
        var filter = new TrialFilter("Failed,pruned", "a&b", "hidden_size:64,epochs:%3E%3D3", "test_rmse", true, null);
        Assert.Equal(
            "state=pruned%2Cfailed&condition=25x80&text=a%26b&hidden_size=64&epochs=%3E%3D3".Split('&').Order(),
            filter.ToApi("25x80").Split('&').Order()
        );
        Assert.Equal("", Empty.ToApi(null));
    }

    [Fact]
    public void Every_column_can_be_sorted_by()
    {
        Assert.All(Columns(), column => Assert.Equal(column.Name, (Empty with { Sort = column.Name }).SortColumn));
        Assert.All(
            Columns().Where(c => c.Kind is FilterKind.Number or FilterKind.Word),
            column => Assert.Contains(column.Name, ColumnFilter.Columns)
        );
    }

    [Theory]
    [InlineData("skill", ">=7", ">=0.07")]
    [InlineData("skill", "-5..5", "-0.05..0.05")]
    [InlineData("test_rmse_units", "<2.5", "<0.0025")]
    [InlineData("epochs", "10", "10")]
    public void A_figure_is_filtered_in_the_unit_that_its_column_shows(string name, string shown, string stated)
    {
        var column = Columns().Single(c => c.Name == name);
        Assert.Equal(stated, column.ToStated(shown).Stated);
        Assert.Equal(shown, column.ToShown(stated));
    }

    private static IReadOnlyList<TrialColumn> Columns() =>
        TrialColumn.For(["hidden_size", "cell"], new UnitScale(1000, "mg"), "a4");
}
