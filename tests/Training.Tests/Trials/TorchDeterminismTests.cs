using GearSweep.Shared.Configurations;

namespace GearSweep.Training.Trials;

/// <inheritdoc/>
public sealed class TorchDeterminismTests() : DeterminismTests("torch")
{
    [Theory]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Rnn)]
    public void The_other_cells_do_the_same(CellKind cell) =>
        RunInManyAttempts(Trial.Of(Segment, Deep with { Cell = cell }, epochs: 4));
}
