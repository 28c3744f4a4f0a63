using System.Text.Json;
using GearSweep.Shared.Configurations;

namespace GearSweep.Shared.Formats;

public sealed class JsonFormatTests
{
    public static TheoryData<object> NotFinite =>
        [
            double.NaN,
            double.PositiveInfinity,
            double.NegativeInfinity,
            float.NaN,
            float.PositiveInfinity,
            float.NegativeInfinity,
        ];

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void A_figure_that_is_not_finite_is_null_wherever_it_stands(object figure)
    {
        Assert.Equal("null", JsonSerializer.Serialize(figure, JsonFormat.Api));
        Assert.Equal("[null]", JsonSerializer.Serialize(new[] { figure }, JsonFormat.Api));
        Assert.Equal(
            """{"a":null}""",
            JsonSerializer.Serialize(new Dictionary<string, object> { ["a"] = figure }, JsonFormat.Api)
        );
    }

    [Fact]
    public void A_record_with_such_figures_has_null_for_each() =>
        Assert.Equal(
            """{"one":null,"two":null,"three":[null,1.5]}""",
            JsonSerializer.Serialize(
                new Figures(double.NaN, float.NegativeInfinity, [double.PositiveInfinity, 1.5]),
                JsonFormat.Api
            )
        );

    [Fact]
    public void A_configuration_reads_back_as_it_was_written()
    {
        var configuration = new Configuration
        {
            HiddenSize = 16,
            LearningRate = 0.1 + 0.2,
            Cell = CellKind.Gru,
        };
        Assert.Equal(
            configuration,
            JsonSerializer.Deserialize<Configuration>(
                JsonSerializer.Serialize(configuration, JsonFormat.Api),
                JsonFormat.Api
            )
        );
    }

    [Theory]
    [InlineData("""{"cell":1}""")]
    [InlineData("""{"hidden_size":"16"}""")]
    [InlineData("""{"hidden_size":null}""")]
    [InlineData("7")]
    public void What_is_no_configuration_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Configuration>(json, JsonFormat.Api));

    private sealed record Figures(double? One, float Two, IReadOnlyList<double> Three);
}
