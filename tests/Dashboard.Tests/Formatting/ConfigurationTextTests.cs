using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Configurations;

namespace GearSweep.Dashboard.Tests.Formatting;

public sealed class ConfigurationTextTests
{
    [Fact]
    public void The_usual_parameters_come_first_and_short() =>
        Assert.Equal(
            "32×1 · T14 · .003",
            ConfigurationText.Short(
                new Configuration
                {
                    HiddenSize = 32,
                    SequenceLength = 14,
                    LearningRate = 0.003,
                }
            )
        );

    [Fact]
    public void What_differs_from_the_defaults_is_told() =>
        Assert.Equal(
            "gru 64×2 · T7 · .001 · batch 50 · drop .25",
            ConfigurationText.Short(
                new Configuration
                {
                    NumLayers = 2,
                    Dropout = 0.25,
                    BatchSize = 50,
                    Cell = CellKind.Gru,
                }
            )
        );
}
