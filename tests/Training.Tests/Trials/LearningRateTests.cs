using GearSweep.Shared.Configurations;

namespace GearSweep.Training.Trials;

public sealed class LearningRateTests
{
    private static readonly Configuration Plain = new() { LearningRate = 0.01 };

    [Fact]
    public void Without_a_schedule_it_stays() => Assert.Equal(0.01, LearningRate.At(Plain, 7, 10, []));

    [Theory]
    [InlineData(0, 0.01)]
    [InlineData(5, 0.005)]
    [InlineData(9, 0.01 * 0.0244717418524232)]
    public void The_cosine_falls_from_the_whole_rate_towards_0_at_the_last_epoch(int epoch, double expected) =>
        Assert.Equal(expected, LearningRate.At(Plain with { Schedule = ScheduleKind.Cosine }, epoch, 10, []), 12);

    /// <remarks>What <c>torch.optim.lr_scheduler.ReduceLROnPlateau(factor=0.5, patience=5, threshold=0)</c> does.</remarks>
    [Fact]
    public void On_a_plateau_it_is_halved_after_more_than_five_epochs_without_a_better_loss()
    {
        var plateau = Plain with { Schedule = ScheduleKind.Plateau };
        double[] losses = [3, 2, 2, 2.5, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1];
        double[] rates = [.. Enumerable.Range(0, 16).Select(e => LearningRate.At(plateau, e, 20, losses[..e]) / 0.01)];
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25], rates);
    }
}
