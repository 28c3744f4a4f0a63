using System.Globalization;
using GearSweep.Dashboard.Charts;
using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Sweeps.Curves;

/// <summary>
/// Train and validation loss by epoch. Follows with a cursor: only new points are fetched, and only they travel to the
/// browser.
/// </summary>
public sealed partial class CurvesTab
{
    // Who has just launched a sweep waits for its first points.
    private static readonly TimeSpan Eager = TimeSpan.FromSeconds(0.05),
        Eagerness = TimeSpan.FromSeconds(10);

    // A first epoch lies far above the others.
    private const double FirstFitted = 2;

    private CurveFeed _feed = default!;
    private ChartBatch? _data;
    private ChartOptions _options = default!;
    private Chart? _chart;
    private object? _drawn;
    private (int, OperatingCondition?) _followed;
    private bool _asked;

    [Inject]
    private CurveLogs Logs { get; set; } = default!;

    /// <summary>The sweep.</summary>
    [Parameter, EditorRequired]
    public SweepDetail Sweep { get; set; } = default!;

    /// <summary>Only this condition's trials.</summary>
    [Parameter]
    public OperatingCondition? Condition { get; set; }

    /// <summary>What the colours mean.</summary>
    [Parameter]
    public string? ColourBy { get; set; }

    /// <summary>
    /// <c>linear</c>, <c>line</c> for losses ÷ AR*'s loss on the validation rows of their condition, or else
    /// logarithmic.
    /// </summary>
    [Parameter]
    public string? Scale { get; set; }

    /// <summary><c>all</c> to draw all trials in colour.</summary>
    [Parameter]
    public string? Focus { get; set; }

    /// <inheritdoc/>
    protected override TimeSpan? Interval =>
        !Sweep.Row.Moves() ? AtRest
        : Store.Trials.Count == 0 && Time.GetUtcNow() - Sweep.Row.Created < Eagerness ? Eager
        : Moving;

    /// <inheritdoc/>
    protected override object Wanted => (Sweep.Row.Id, Condition);

    private CurveStore Store => _feed.Store;

    private bool Relative => Scale == "line";

    private bool Linear => Scale == "linear" || Relative;

    private string Label =>
        $"Loss by epoch of {Store.Trials.Count} trials of {Shown.Shorten(Sweep.Row.Name)}{(Condition is { } only ? $" at {only}" : "")}, {(Relative ? "relative to AR*" : Linear ? "linear scale" : "logarithmic scale")}";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _options = new ChartOptions
        {
            X = "epoch",
            Y = Relative ? "mean squared error ÷ AR*'s on the validation rows" : "mean squared error (scaled)",
            LogY = !Linear,
            FitFrom = FirstFitted,
        };
        if (_followed != (Sweep.Row.Id, Condition))
        {
            _followed = (Sweep.Row.Id, Condition);
            OperatingCondition[] conditions = Condition is { } only
                ? [only]
                : [.. Sweep.Row.Conditions.Select(c => c.Condition)];
            _feed = new CurveFeed(Logs, Sweep.Row.Id, conditions, new TrialCache(Grains, Sweep.Row.Id));
            _data = new ChartBatch();
            _drawn = null;
            _asked = false;
        }

        base.OnParametersSet();
        if (_drawn is not null && !_drawn.Equals(Appearance()))
            DrawAll();
    }

    /// <inheritdoc/>
    protected override async Task<bool> FetchAsync(CancellationToken cancellation)
    {
        var feed = _feed;
        var news = await feed.FollowAsync(cancellation);
        var afresh = feed.IsFull ? await feed.AnewAsync(cancellation) : null;
        if (!ReferenceEquals(feed, _feed))
            return false;
        if (afresh is not null)
            (_feed, _drawn) = (afresh, null);
        if (_drawn is null || !_drawn.Equals(Appearance()))
            DrawAll();
        else if (news.Count > 0 && _chart is not null)
            await _chart.AppendAsync(
                Batch(news.Select(n => (n.Key, (IReadOnlyCollection<EpochReport>)n.Value.Values)))
            );
        var changed = news.Count > 0 || !_asked;
        _asked = true;
        return changed;
    }

    private static string? Unless(string? value, string usual) => value == usual ? null : value;

    private CurveStyle Look() => new(Sweep.Row, _feed.Names.Known, ColourBy, Focus != "all");

    // What decides on the looks of curves that are drawn already: when it changes, they are drawn anew.
    private object Appearance() =>
        (
            Focus,
            Relative,
            _followed,
            string.Join(',', Look().Key(Sweep.Row)),
            string.Join(',', Sweep.Row.Conditions.Select(c => c.Best?.Number)),
            Relative ? string.Join(',', Sweep.Row.Conditions.Select(c => c.Baselines?.ArStarValidationMse)) : null
        );

    private void DrawAll()
    {
        _drawn = Appearance();
        _data = Batch(Store.Trials.Select(t => (t, Store[t])));
        if (Relative && Store.Trials.Count > 0)
        {
            double last = Store.Trials.Max(t => Store[t].Max(p => p.Epoch));
            _data.Add(new ChartLine("ar-star", "AR*", Palette.Truth) { Dashed = true, Width = 2 }, [1, last], [1, 1]);
        }
    }

    private ChartBatch Batch(IEnumerable<(int Trial, IReadOnlyCollection<EpochReport> Points)> trials)
    {
        var look = Look();
        var batch = new ChartBatch();
        foreach (var (trial, points) in trials)
        {
            if (_feed.Names.Find(trial) is not { } row)
                continue;
            var unit = UnitOf(row);
            double[] epochs = [.. points.Select(p => (double)p.Epoch)];
            batch.Add(look.Train(row), epochs, [.. points.Select(p => p.TrainMse / unit)]);
            if (points.Any(p => p.ValidationMse is not null))
                batch.Add(look.Validation(row), epochs, [.. points.Select(p => p.ValidationMse / unit ?? double.NaN)]);
        }

        return batch;
    }

    // Nothing is drawn of a condition whose AR* is not known yet.
    private double UnitOf(TrialRow trial) =>
        Relative
            ? Sweep.Row.Conditions.FirstOrDefault(c => c.Condition == trial.Condition)?.Baselines?.ArStarValidationMse
                ?? double.NaN
            : 1;

    private void Open(string trial) =>
        Navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"/sweeps/{Sweep.Row.Id}/trials/{trial}"));
}
