using GearSweep.Grains.Simulation;
using Microsoft.Extensions.Options;

namespace GearSweep.Grains.Slots;

public sealed class SegmentCacheTests
{
    private readonly SimulatedHead _head = new();

    [Fact]
    public async Task Callers_at_the_same_time_share_one_fetch()
    {
        _head.Segments.Close();
        var cache = Cache(bytes: 1_000);
        var asked = Enumerable.Range(0, 8).Select(_ => cache.GetAsync(_head.Hash("a"))).ToArray();
        _head.Segments.Open();

        var segments = await Task.WhenAll(asked);
        Assert.Single(segments.Distinct());
        Assert.Same(segments[0], await cache.GetAsync(_head.Hash("a")));
        Assert.Equal(["a"], _head.Fetched);
    }

    [Fact]
    public async Task The_segment_that_was_not_used_for_longest_goes_when_the_next_does_not_fit()
    {
        var cache = Cache(bytes: 2 * SimulatedHead.SegmentBytes + SimulatedHead.SegmentBytes / 2);
        foreach (var name in new[] { "a", "b", "a", "c", "a", "c", "b" })
            Assert.Equal(_head.Hash(name), (await cache.GetAsync(_head.Hash(name))).Hash);
        Assert.Equal(["a", "b", "c", "b"], _head.Fetched);

        await cache.GetAsync(_head.Hash("c")); // What b replaced is a.
        await cache.GetAsync(_head.Hash("a"));
        Assert.Equal(["a", "b", "c", "b", "a"], _head.Fetched);
    }

    [Fact]
    public async Task A_segment_that_does_not_fit_even_alone_is_given_out_and_not_kept()
    {
        var cache = Cache(bytes: SimulatedHead.SegmentBytes - 1);
        await cache.GetAsync(_head.Hash("a"));
        await cache.GetAsync(_head.Hash("a"));
        Assert.Equal(["a", "a"], _head.Fetched);
    }

    [Fact]
    public async Task A_fetch_that_failed_is_told_to_all_who_waited_and_not_remembered()
    {
        _head.Segments.Close();
        var cache = Cache(bytes: 1_000);
        var asked = Enumerable.Range(0, 2).Select(_ => cache.GetAsync(_head.Hash("a"))).ToArray();
        _head.SegmentFault = new TimeoutException("no answer");
        _head.Segments.Open();
        foreach (var asking in asked)
            await Assert.ThrowsAsync<TimeoutException>(() => asking);

        _head.SegmentFault = null;
        Assert.Equal(_head.Hash("a"), (await cache.GetAsync(_head.Hash("a"))).Hash);
        Assert.Equal(["a", "a"], _head.Fetched);
    }

    [Fact]
    public async Task A_segment_that_was_changed_on_its_way_is_not_given_out_and_asked_for_again()
    {
        var cache = Cache(bytes: 1_000);
        _head.ChangesOnTheWay = true;
        Assert.Contains(
            _head.Hash("a"),
            (await Assert.ThrowsAsync<IOException>(() => cache.GetAsync(_head.Hash("a")))).Message,
            StringComparison.Ordinal
        );

        _head.ChangesOnTheWay = false;
        Assert.Equal(_head.Hash("a"), (await cache.GetAsync(_head.Hash("a"))).Hash);
        Assert.Equal(["a", "a"], _head.Fetched);
    }

    private SegmentCache Cache(long bytes) =>
        new(_head.Grains, Options.Create(new SlotOptions { SegmentCacheBytes = bytes }));
}
