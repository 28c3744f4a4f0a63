using System.Threading.Channels;
using GearSweep.Shared.Trials;
using Microsoft.Extensions.Time.Testing;

namespace GearSweep.Grains.Slots;

public sealed class ReportBatcherTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);
    private readonly FakeTimeProvider _time = new();
    private readonly Channel<object> _news = Channel.CreateUnbounded<object>();
    private readonly TaskCompletionSource _training = new();
    private readonly LatestCheckpoint _newest = new();
    private readonly ReportBatcher _outbox = new(trial: 3, attempt: 2);

    [Fact]
    public async Task News_is_reported_in_its_order()
    {
        Say(Epoch(1), Epoch(2));
        Assert.True(await CollectAsync());
        Assert.Equal([1, 2], _outbox.Report.Epochs.Select(e => e.Epoch));
        Assert.Equal((3, 2), (_outbox.Report.Trial, _outbox.Report.Attempt));
        Assert.True(_outbox.Report.HasNews);
    }

    [Fact]
    public async Task What_was_not_taken_is_sent_again_with_what_has_come_since()
    {
        Say(Epoch(1));
        await CollectAsync();
        Say(Epoch(2));
        await CollectAsync();
        Assert.Equal([1, 2], _outbox.Report.Epochs.Select(e => e.Epoch));
    }

    [Fact]
    public async Task What_was_taken_is_not_sent_again()
    {
        Say(Epoch(1), Checkpoint(1));
        await CollectAsync();
        _outbox.Sent(_outbox.Report);
        Say(Epoch(2));
        await CollectAsync();
        Assert.Equal([2], _outbox.Report.Epochs.Select(e => e.Epoch));
        Assert.Null(_outbox.Report.Checkpoint);
    }

    [Fact]
    public async Task The_newest_checkpoint_is_sent()
    {
        Say(Epoch(1), Checkpoint(1), Epoch(2));
        Assert.False(_newest.Put(new TrialCheckpoint(2, [2])));
        await CollectAsync();
        Assert.Equal(2, _outbox.Report.Checkpoint?.Epoch);
        Assert.Equal([1, 2], _outbox.Report.Epochs.Select(e => e.Epoch));
    }

    [Fact]
    public async Task A_checkpoint_that_was_not_taken_gives_way_to_the_next()
    {
        Say(Epoch(1), Checkpoint(1));
        await CollectAsync();
        Assert.Equal(1, _outbox.Report.Checkpoint?.Epoch);
        Say(Epoch(2), Checkpoint(2));
        await CollectAsync();
        Assert.Equal(2, _outbox.Report.Checkpoint?.Epoch);
    }

    [Fact]
    public async Task The_end_is_reported_with_all_that_was_left()
    {
        Say(Epoch(1), Epoch(2), new AttemptOutcome(AttemptEnd.Failed, "no", 2, "torch", 1, null));
        await CollectAsync();
        Assert.Equal(2, _outbox.Report.Epochs.Count);
        Assert.Equal(AttemptEnd.Failed, _outbox.Report.Outcome?.End);
    }

    [Fact]
    public async Task The_first_report_comes_soon_and_the_next_after_the_interval()
    {
        Say(Epoch(1));
        var first = CollectHourlyAsync();
        _time.Advance(TimeSpan.FromSeconds(0.02));
        Assert.True(await first);
        _outbox.Sent(_outbox.Report);

        Say(Epoch(2));
        var second = CollectHourlyAsync();
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await second);
        Assert.Equal([2], _outbox.Report.Epochs.Select(e => e.Epoch));
    }

    [Fact]
    public async Task The_end_is_reported_at_once()
    {
        Say(Epoch(1));
        var collecting = CollectHourlyAsync();
        Assert.False(collecting.IsCompleted);
        Say(new AttemptOutcome(AttemptEnd.Completed, null, 1, "torch", 1, null));
        _training.SetResult();
        Assert.True(await collecting);
        Assert.Equal((1, AttemptEnd.Completed), (_outbox.Report.Epochs.Count, _outbox.Report.Outcome?.End));
    }

    [Fact]
    public async Task Silence_is_reported_after_the_keep_alive_time()
    {
        Assert.True(await _outbox.CollectAsync(_news.Reader, _training.Task, Interval, Interval, TimeProvider.System));
        Assert.False(_outbox.Report.HasNews);
    }

    [Fact]
    public async Task A_channel_that_ended_without_news_needs_no_report()
    {
        _news.Writer.Complete();
        Assert.False(await CollectAsync());
    }

    private static EpochReport Epoch(int number) => new(number, 0.1, 0.2, 0.01);

    private LatestCheckpoint Checkpoint(int epoch)
    {
        Assert.True(_newest.Put(new TrialCheckpoint(epoch, [1])));
        return _newest;
    }

    private void Say(params object[] news) => Assert.All(news, item => Assert.True(_news.Writer.TryWrite(item)));

    private Task<bool> CollectHourlyAsync() =>
        _outbox.CollectAsync(_news.Reader, _training.Task, TimeSpan.FromHours(1), TimeSpan.FromHours(2), _time);

    private Task<bool> CollectAsync() =>
        _outbox.CollectAsync(_news.Reader, _training.Task, Interval, KeepAlive, TimeProvider.System);
}
