using GearSweep.Shared.Specification;
using GearSweep.Training.Series;

namespace GearSweep.Training.Baselines;

public sealed class BaselineCacheTests
{
    private readonly Shared.Datasets.SegmentData _segment = GeneratedSegment.Sine(200);

    [Fact]
    public void Trials_of_one_segment_split_and_length_share_a_fit()
    {
        var cache = new BaselineCache(capacity: 4);
        var fit = Get(cache, 4);
        Assert.Same(fit, Get(cache, 4));
        Assert.NotSame(fit, Get(cache, 5));
        Assert.NotSame(fit, cache.Get(_segment, SplitSeries.Create(_segment, new SegmentSplit(100, 20, 70), 4)));
        Assert.NotSame(
            fit,
            cache.Get(
                GeneratedSegment.Sine(200, seed: 2),
                SplitSeries.Create(_segment, new SegmentSplit(100, 20, 80), 4)
            )
        );
    }

    [Fact]
    public void The_least_recently_used_fit_makes_room()
    {
        var cache = new BaselineCache(capacity: 2);
        BaselineFit four = Get(cache, 4),
            five = Get(cache, 5);
        Assert.Same(four, Get(cache, 4));
        Get(cache, 6);
        Assert.Same(four, Get(cache, 4));
        var again = Get(cache, 5);
        Assert.NotSame(five, again);
        Assert.Equal(five.Result, again.Result);
        Assert.Equal(five.ArStar, again.ArStar);
    }

    [Fact]
    public void Threads_that_ask_at_once_get_one_fit()
    {
        var cache = new BaselineCache(capacity: 2);
        var fits = new BaselineFit[4];
        using var ready = new Barrier(fits.Length);
        var threads = Enumerable
            .Range(0, fits.Length)
            .Select(i => new Thread(() =>
            {
                ready.SignalAndWait();
                fits[i] = Get(cache, 4);
            }))
            .ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        Assert.All(fits, fit => Assert.Same(fits[0], fit));
    }

    private BaselineFit Get(BaselineCache cache, int length) =>
        cache.Get(_segment, SplitSeries.Create(_segment, new SegmentSplit(100, 20, 80), length));
}
