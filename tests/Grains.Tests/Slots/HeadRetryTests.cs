using GearSweep.Grains.Simulation;
using GearSweep.Testing.Waiting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GearSweep.Grains.Slots;

public sealed class HeadRetryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _time = new();
    private readonly List<DateTimeOffset> _asked = [];

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
    public async Task What_is_an_answer_is_not_asked_for_again(Exception error, bool again)
    {
        var asking = AskAsync(failures: 1, error, Cancellation);
        if (again)
            await AdvanceAsync(0.1);

        Assert.Equal(again ? null : error, await Record.ExceptionAsync(() => asking));
        Assert.Equal(again ? 2 : 1, _asked.Count);
    }

    [Fact]
    public async Task Waits_double_up_to_a_bound()
    {
        double[] waits = [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 5, 5, 5];
        var asking = AskAsync(waits.Length, new TimeoutException(), Cancellation);
        foreach (var wait in waits)
            await AdvanceAsync(wait);

        await asking;
        Assert.Equal(waits, _asked.Zip(_asked.Skip(1), (before, after) => (after - before).TotalSeconds));
    }

    [Fact]
    public async Task A_head_that_is_away_for_too_long_is_given_up()
    {
        var asking = AskAsync(int.MaxValue, new TimeoutException("no answer"), Cancellation);
        await AdvanceAsync(HeadRetry.Timeout.TotalSeconds);

        Assert.Equal("no answer", (await Assert.ThrowsAsync<TimeoutException>(() => asking)).Message);
    }

    [Fact]
    public async Task A_silo_that_stops_while_it_waits_asks_one_last_time()
    {
        using var stop = new CancellationTokenSource();
        var asking = AskAsync(failures: 1, new TimeoutException(), stop.Token);
        await stop.CancelAsync();

        Assert.Equal(7, await asking);
        Assert.Equal(2, _asked.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_silo_that_has_stopped_asks_once(int failures)
    {
        var asking = AskAsync(failures, new TimeoutException("no answer"), new CancellationToken(canceled: true));

        Assert.Equal(failures == 0 ? null : "no answer", (await Record.ExceptionAsync(() => asking))?.Message);
        Assert.Single(_asked);
    }

    private Task<int> AskAsync(int failures, Exception error, CancellationToken cancellation)
    {
        var retry = new HeadRetry(new SimulatedHead().Assignment(), _time, NullLogger.Instance);
        return retry.AskAsync(
            () =>
            {
                _asked.Add(_time.GetUtcNow());
                return _asked.Count > failures ? Task.FromResult(7) : Task.FromException<int>(error);
            },
            cancellation
        );
    }

    private async Task AdvanceAsync(double seconds)
    {
        var before = _asked.Count;
        _time.Advance(TimeSpan.FromSeconds(seconds));
        await Until.HoldsAsync("the head is asked again", () => _asked.Count > before);
    }
}
