using GearSweep.Shared.Specification;

namespace GearSweep.Training.Trials;

public sealed class EarlyStopTests
{
    private static readonly EarlyStopSpec Notebook = new(EarlyStopKind.Notebook, 2),
        Validation = new(EarlyStopKind.Validation, 2);

    [Theory]
    [InlineData(false, 5.0)]
    [InlineData(false, 5.0, 6.0)] // Epoch 1 is no multiple of 2.
    [InlineData(true, 5.0, 4.0, 6.0)]
    [InlineData(false, 5.0, 4.0, 5.0)] // Not smaller than.
    [InlineData(false, 5.0, 4.0, 3.0, 9.0)]
    [InlineData(true, 5.0, 4.0, 3.0, 1.0, 4.0)]
    public void The_notebooks_rule_compares_with_the_epoch_a_patience_earlier_at_its_multiples(
        bool stops,
        params double[] losses
    ) => Assert.Equal(stops, EarlyStop.IsDue(Notebook, losses, []));

    [Theory]
    [InlineData(false)]
    [InlineData(false, 5.0, 6.0)]
    [InlineData(true, 5.0, 6.0, 5.5)]
    [InlineData(true, 5.0, 5.0, 5.0)] // The first of equal minima counts.
    [InlineData(false, 5.0, 6.0, 4.0, 4.5)]
    public void The_validation_rule_waits_a_patience_for_a_new_minimum(bool stops, params double[] losses) =>
        Assert.Equal(stops, EarlyStop.IsDue(Validation, losses, losses));

    [Fact]
    public void None_never_stops() => Assert.False(EarlyStop.IsDue(EarlyStopSpec.None, [1, 2, 3], [1, 2, 3]));

    [Fact]
    public void The_best_epoch_is_the_first_of_the_least_loss() => Assert.Equal(1, EarlyStop.BestEpoch([3, 1, 2, 1]));
}
