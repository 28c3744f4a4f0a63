using GearSweep.Shared.Configurations;

namespace GearSweep.Training.Engines;

public sealed class ParameterShapeTests
{
    [Fact]
    public void Names_and_shapes_are_the_state_dict_of_the_lectures_Net()
    {
        var shapes = ParameterShape.For(new Configuration { HiddenSize = 16, NumLayers = 2 });
        Assert.Equal(
            [
                "lstm.weight_ih_l0 64x4",
                "lstm.weight_hh_l0 64x16",
                "lstm.bias_ih_l0 64",
                "lstm.bias_hh_l0 64",
                "lstm.weight_ih_l1 64x16",
                "lstm.weight_hh_l1 64x16",
                "lstm.bias_ih_l1 64",
                "lstm.bias_hh_l1 64",
                "fc.weight 1x16",
                "fc.bias 1",
            ],
            shapes.Select(s => $"{s.Name} {string.Join('x', s.Dimensions)}")
        );
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Rnn)]
    public void They_add_up_to_the_configurations_parameter_count(CellKind cell)
    {
        var configuration = new Configuration
        {
            HiddenSize = 5,
            NumLayers = 3,
            Cell = cell,
        };
        Assert.Equal(configuration.ParameterCount, ParameterShape.For(configuration).Sum(s => s.Length));
    }
}
