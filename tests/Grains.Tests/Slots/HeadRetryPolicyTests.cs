namespace GearSweep.Grains.Slots;

public sealed class HeadRetryPolicyTests
{
    public static TheoryData<Exception, bool> Errors =>
        new()
        {
            { new TimeoutException("no answer"), true },
            { new OrleansException("the silo is gone"), true },
            { new ArgumentException("no silo has the grain"), true },
            { new InvalidDataException("a curve with a gap"), false },
            { new KeyNotFoundException("no such segment"), false },
        };

    [Theory]
    [MemberData(nameof(Errors))]
    public void What_is_an_answer_is_not_asked_for_again(Exception error, bool again) =>
        Assert.Equal(again, HeadRetryPolicy.IsWorthwhile(error, TimeSpan.Zero));

    [Fact]
    public void Patience_ends() =>
        Assert.False(HeadRetryPolicy.IsWorthwhile(new TimeoutException(), HeadRetryPolicy.Timeout));

    [Fact]
    public void Waits_double_up_to_a_bound()
    {
        var waits = new List<TimeSpan> { HeadRetryPolicy.Wait(null) };
        while (waits.Count < 9)
            waits.Add(HeadRetryPolicy.Wait(waits[^1]));
        Assert.Equal([0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 5, 5, 5], waits.Select(w => w.TotalSeconds));
    }
}
