using GearSweep.Dashboard.Sweeps.Curves;
using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Tests.Sweeps.Curves;

public sealed class CurveStoreTests
{
    private readonly CurveStore _store = new();

    [Fact]
    public void Points_are_kept_by_trial_and_epoch_in_order_however_they_arrive()
    {
        Add((3, 1, 2, 0.2), (1, 1, 1, 0.9), (3, 1, 1, 0.3));
        Assert.Equal([1, 3], _store.Trials);
        Assert.Equal([0.3, 0.2], _store[3].Select(p => p.TrainMse));
    }

    [Fact]
    public void The_point_of_the_highest_attempt_counts()
    {
        Add((0, 1, 1, 0.3), (0, 1, 2, 0.2));
        var news = Add((0, 2, 2, 0.25));
        Assert.Equal([0.3, 0.25], _store[0].Select(p => p.TrainMse));
        Assert.Equal([2], news[0].Keys);
    }

    [Fact]
    public void A_late_point_of_an_older_attempt_changes_nothing()
    {
        Add((0, 2, 1, 0.2));
        Assert.Empty(Add((0, 1, 1, 0.3)));
        Assert.Equal([0.2], _store[0].Select(p => p.TrainMse));
    }

    [Fact]
    public void A_trial_that_is_not_there_has_no_points() => Assert.Empty(_store[7]);

    private Dictionary<int, SortedDictionary<int, EpochReport>> Add(
        params (int Trial, int Attempt, int Epoch, double Loss)[] points
    )
    {
        var news = new Dictionary<int, SortedDictionary<int, EpochReport>>();
        _store.Add(
            new CurvePoints(
                1,
                false,
                [.. points.Select(p => p.Trial)],
                [.. points.Select(p => p.Attempt)],
                [.. points.Select(p => p.Epoch)],
                [.. points.Select(p => p.Loss)],
                [.. points.Select(p => p.Loss)],
                [.. points.Select(_ => 0.1)]
            ),
            news
        );
        return news;
    }
}
