using GearSweep.Shared.Configurations;

namespace GearSweep.Shared.Sweeps;

public sealed class CostModelTests
{
    private const int TrainRows = 14_000,
        Batches = 139;

    /// <summary>Microseconds a step, as docs/results.md had them when the prices were fitted.</summary>
    [Theory]
    [InlineData(16, 1, 7, 95.5, 1734)]
    [InlineData(32, 1, 7, 269, 1648)]
    [InlineData(64, 1, 7, 713, 3476)]
    [InlineData(64, 2, 14, 4447, 10_842)]
    [InlineData(128, 2, 7, 7674, 16_125)]
    [InlineData(256, 2, 7, 37_027, 61_280)]
    public void A_price_comes_near_what_was_measured(int hidden, int layers, int length, double simd, double torch)
    {
        var configuration = new Configuration
        {
            HiddenSize = hidden,
            NumLayers = layers,
            SequenceLength = length,
            BatchSize = 100,
        };
        Assert.InRange(CostModel.SecondsPerEpoch(configuration, TrainRows) / Batches * 1e6, 0.7 * simd, 1.3 * simd);
        Assert.InRange(
            CostModel.SecondsPerEpoch(configuration, TrainRows, "torch") / Batches * 1e6,
            0.7 * torch,
            1.3 * torch
        );
    }

    /// <summary>Steps of the other cells ÷ those of LSTM, as <c>simd</c> trained them in one run on an AMD EPYC.</summary>
    [Theory]
    [InlineData(CellKind.Gru, 16, 1, 0.81)]
    [InlineData(CellKind.Gru, 128, 2, 0.76)]
    [InlineData(CellKind.Rnn, 16, 1, 0.35)]
    [InlineData(CellKind.Rnn, 128, 2, 0.25)]
    public void Other_cells_are_priced_by_their_gates(CellKind cell, int hidden, int layers, double measured)
    {
        var lstm = new Configuration { HiddenSize = hidden, NumLayers = layers };
        var price = CostModel.SecondsPerEpoch(lstm with { Cell = cell }, TrainRows, "simd");
        Assert.InRange(price / CostModel.SecondsPerEpoch(lstm, TrainRows, "simd"), 0.85 * measured, 1.15 * measured);
    }

    [Theory]
    [InlineData(33, 61, 100, "simd")]
    [InlineData(129, 61, 100, "torch")]
    [InlineData(1025, 7, 100, "torch")]
    [InlineData(257, 31, 31, "torch")]
    [InlineData(257, 15, 32, "simd")]
    public void Auto_is_priced_as_the_engine_that_it_takes(int hidden, int length, int batch, string taken)
    {
        var configuration = new Configuration
        {
            HiddenSize = hidden,
            SequenceLength = length,
            BatchSize = batch,
        };
        Assert.Equal(
            CostModel.SecondsPerEpoch(configuration, TrainRows, taken),
            CostModel.SecondsPerEpoch(configuration, TrainRows, "auto")
        );
        Assert.NotEqual(
            CostModel.SecondsPerEpoch(configuration, TrainRows, "simd"),
            CostModel.SecondsPerEpoch(configuration, TrainRows, "torch")
        );
    }

    [Fact]
    public void Rows_of_more_channels_cost_more_arithmetic()
    {
        var configuration = new Configuration { HiddenSize = 64 };
        double Price(int columns) => CostModel.SecondsPerEpoch(configuration, TrainRows, "simd", columns);

        Assert.Equal(CostModel.SecondsPerEpoch(configuration, TrainRows, "simd"), Price(4));
        Assert.Equal((64 - 4) * 3 * 4 * 64 * 7 * 100 / 6.5e10 * Batches, Price(64) - Price(4), 1e-6);
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Rnn)]
    public void Every_cell_is_priced_as_the_engine_that_auto_takes(CellKind cell)
    {
        var small = new Configuration { HiddenSize = 16, Cell = cell };
        Assert.Equal(CostModel.SecondsPerEpoch(small, TrainRows, "simd"), CostModel.SecondsPerEpoch(small, TrainRows));
        Assert.True(
            CostModel.SecondsPerEpoch(small, TrainRows, "torch") > 3 * CostModel.SecondsPerEpoch(small, TrainRows)
        );
    }
}
