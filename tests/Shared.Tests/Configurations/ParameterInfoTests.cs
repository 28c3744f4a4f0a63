namespace GearSweep.Shared.Configurations;

public sealed class ParameterInfoTests
{
    [Theory]
    [InlineData("hidden_size", "64")]
    [InlineData("hidden_size", "64.0")]
    [InlineData("hidden_size", "4096")]
    [InlineData("learning_rate", "1e-3")]
    [InlineData("dropout", "0")]
    [InlineData("cell", "gru")]
    public void A_text_that_is_a_value_has_no_error(string name, string text) =>
        Assert.Null(ParameterCatalog.Find(name)!.ErrorOf(text));

    [Theory]
    [InlineData("hidden_size", "abc", "a whole number from 1 to 4,096")]
    [InlineData("hidden_size", "", "a whole number from 1 to 4,096")]
    [InlineData("hidden_size", "1,024", "a whole number from 1 to 4,096")]
    [InlineData("hidden_size", "2.5", "a whole number from 1 to 4,096")]
    [InlineData("hidden_size", "4097", "a whole number from 1 to 4,096")]
    [InlineData("num_layers", "NaN", "a whole number from 1 to 8")]
    [InlineData("learning_rate", "0", "a number above 0, up to 10")]
    [InlineData("learning_rate", "1e999", "a number above 0, up to 10")]
    [InlineData("dropout", "1", "a number from 0 up to but without 1")]
    [InlineData("cell", "GRU", "one of lstm, gru, rnn")]
    public void Any_other_text_is_told_with_what_is_expected(string name, string text, string expected) =>
        Assert.Equal($"'{text}' is not {expected}", ParameterCatalog.Find(name)!.ErrorOf(text));
}
