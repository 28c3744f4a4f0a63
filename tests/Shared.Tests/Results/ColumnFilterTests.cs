namespace GearSweep.Shared.Results;

public sealed class ColumnFilterTests
{
    [Theory]
    [InlineData("epochs", "64", ColumnOperator.Equal, 64, 64)]
    [InlineData("epochs", " = 64", ColumnOperator.Equal, 64, 64)]
    [InlineData("epochs", "<10", ColumnOperator.Less, 10, 10)]
    [InlineData("test_rmse", "<= 0.1", ColumnOperator.LessOrEqual, 0.1, 0.1)]
    [InlineData("skill", ">-0.05", ColumnOperator.Greater, -0.05, -0.05)]
    [InlineData("learning_rate", ">=1e-3", ColumnOperator.GreaterOrEqual, 0.001, 0.001)]
    [InlineData("hidden_size", "16..32", ColumnOperator.Between, 16, 32)]
    public void A_comparison_is_read_and_written_the_same(
        string column,
        string text,
        ColumnOperator comparison,
        double value,
        double high
    )
    {
        var (filter, error) = ColumnFilter.Read(column, text);

        Assert.Null(error);
        Assert.Equal(new ColumnFilter(column, comparison, value, high, null), filter);
        Assert.Equal(filter, ColumnFilter.Read(column, $"{filter}").Filter);
    }

    [Fact]
    public void A_word_is_one_of_its_parameter()
    {
        Assert.Equal("gru", ColumnFilter.Read("cell", "gru").Filter!.Word);
        Assert.Equal("'>gru' is not one of lstm, gru, rnn", ColumnFilter.Read("cell", ">gru").Error);
    }

    [Theory]
    [InlineData("epochs", "", "'' is not a number, such as 0.1, <0.1, >=10 or 10..20")]
    [InlineData("epochs", "many", "'many' is not a number, such as 0.1, <0.1, >=10 or 10..20")]
    [InlineData("epochs", "<", "'<' is not a number, such as 0.1, <0.1, >=10 or 10..20")]
    [InlineData("epochs", "NaN", "'NaN' is not a number, such as 0.1, <0.1, >=10 or 10..20")]
    [InlineData("epochs", "20..10", "'20..10' is not a range, such as 10..20")]
    [InlineData("epochs", "1..2..3", "'1..2..3' is not a number, such as 0.1, <0.1, >=10 or 10..20")]
    [InlineData("hidden_size", "1.5", "'1.5' is not a whole number from 1 to 4,096")]
    public void What_means_nothing_is_told(string column, string text, string expected) =>
        Assert.Equal((null, expected), ColumnFilter.Read(column, text));
}
