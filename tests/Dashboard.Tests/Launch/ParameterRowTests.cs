using GearSweep.Dashboard.Launch;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Specification;

namespace GearSweep.Dashboard.Tests.Launch;

public sealed class ParameterRowTests
{
    private static readonly ParameterInfo Rate = ParameterCatalog.Find("learning_rate")!;
    private static readonly ParameterInfo Hidden = ParameterCatalog.Find("hidden_size")!;
    private static readonly ParameterInfo Cell = ParameterCatalog.Find("cell")!;

    public static TheoryData<string, ParameterDomain> Domains { get; } =
        new()
        {
            { "hidden_size", new FixedValue(64) },
            { "hidden_size", new ValueList([16, 32]) },
            { "hidden_size", new ValueRange(Distribution.QUniform, 8, 128, 8) },
            { "learning_rate", new ValueRange(Distribution.LogUniformValues, 0.0003, 0.03) },
            { "dropout", new ValueRange(Distribution.Uniform, 0, 0.4) },
            { "cell", new ValueList(["rnn", "gru"]) },
        };

    [Theory]
    [MemberData(nameof(Domains))]
    public void A_row_states_the_domain_that_it_shows(string name, ParameterDomain domain)
    {
        var numbers = new FormNumbers();

        Assert.Equal(domain, ParameterRow.From(ParameterCatalog.Find(name)!, domain).ToDomain(numbers));
        Assert.Empty(numbers.Errors);
    }

    [Fact]
    public void What_was_stated_is_carried_over_to_another_kind()
    {
        var list = ParameterRow.From(Hidden, new ValueList([32, 16, 64]));

        Assert.Equal("32", list.As(DomainKind.Fixed).Value);
        Assert.Equal(
            new ValueRange(Distribution.IntUniform, 16, 64),
            list.As(DomainKind.Range).ToDomain(new FormNumbers())
        );
        Assert.Equal("16, 64", list.As(DomainKind.Range).As(DomainKind.List).Values);
    }

    [Theory]
    [InlineData("hidden_size", 64, 32, 128)]
    [InlineData("num_layers", 1, 1, 2)]
    [InlineData("num_layers", 8, 4, 8)]
    [InlineData("learning_rate", 0.01, 0.005, 0.02)]
    [InlineData("dropout", 0, 0, 0.5)]
    public void A_range_around_one_value_is_one_that_can_be_drawn_from(
        string name,
        double value,
        double min,
        double max
    )
    {
        var range = ParameterRow.From(ParameterCatalog.Find(name)!, new FixedValue(value)).As(DomainKind.Range);

        Assert.Equal((FormNumbers.Write(min), FormNumbers.Write(max)), (range.Min, range.Max));
    }

    [Fact]
    public void A_step_is_there_exactly_for_steps()
    {
        var range = ParameterRow.From(Rate, new ValueRange(Distribution.Uniform, 0, 1));

        Assert.Equal("0.1", range.Drawn(Distribution.QUniform).Q);
        Assert.Equal("", range.Drawn(Distribution.QUniform).Drawn(Distribution.Uniform).Q);
    }

    [Fact]
    public void Words_stay_in_the_catalogues_order()
    {
        var row = ParameterRow.From(Cell, new ValueList(["rnn"]));

        Assert.Equal("lstm, rnn", row.Toggle("lstm").Values);
        Assert.Equal("", row.Toggle("rnn").Values);
    }

    [Fact]
    public void An_empty_list_is_an_error_at_its_key()
    {
        var numbers = new FormNumbers();
        ParameterRow.From(Cell, new ValueList(["rnn"])).Toggle("rnn").ToDomain(numbers);

        Assert.Equal("parameters.cell.values", Assert.Single(numbers.Errors).Key);
    }
}
