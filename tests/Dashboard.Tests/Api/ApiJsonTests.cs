using System.Text.Json;
using GearSweep.Dashboard.Api;

namespace GearSweep.Dashboard.Tests.Api;

public sealed class ApiJsonTests
{
    private static readonly JsonSerializerOptions Options = Configured();

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
        Assert.Equal("null", JsonSerializer.Serialize(figure, Options));
        Assert.Equal("[null]", JsonSerializer.Serialize(new[] { figure }, Options));
        Assert.Equal(
            """{"a":null}""",
            JsonSerializer.Serialize(new Dictionary<string, object> { ["a"] = figure }, Options)
        );
    }

    [Fact]
    public void A_record_with_such_figures_has_null_for_each() =>
        Assert.Equal(
            """{"one":null,"two":null,"three":[null,1.5]}""",
            JsonSerializer.Serialize(
                new Figures(double.NaN, float.NegativeInfinity, [double.PositiveInfinity, 1.5]),
                Options
            )
        );

    private static JsonSerializerOptions Configured()
    {
        var options = new JsonSerializerOptions();
        ApiJson.Configure(options);
        return options;
    }

    private sealed record Figures(double? One, float Two, IReadOnlyList<double> Three);
}
