namespace GearSweep.Grains.Slots;

public sealed class NextTrialTests
{
    [Theory]
    [InlineData(0, 3, 0, false)]
    [InlineData(1, 2, 20, true)]
    [InlineData(1, 2, 26, false)]
    [InlineData(9, 1, 540, false)]
    [InlineData(10, 0, 10_000, true)]
    public void A_slot_asks_when_what_is_left_takes_50_ms_or_less(int done, int left, int milliseconds, bool isDue) =>
        Assert.Equal(isDue, NextTrial.IsDue(done, left, TimeSpan.FromMilliseconds(milliseconds)));

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    [InlineData(null, false)]
    public void A_slot_asks_at_once_when_its_training_is_expected_to_take_50_ms_or_less(int? expected, bool isDue) =>
        Assert.Equal(isDue, NextTrial.IsDue(expected is { } ms ? TimeSpan.FromMilliseconds(ms) : null));
}
