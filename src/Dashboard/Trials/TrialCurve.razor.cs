using GearSweep.Dashboard.Charts;
using GearSweep.Dashboard.Sweeps.Curves;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Trials;

/// <summary>The loss curve of one trial, live while it trains.</summary>
public sealed partial class TrialCurve
{
    private CurveStore _store = new();
    private long _cursor;
    private ChartBatch _data = new();
    private ChartOptions _options = default!;
    private Chart? _chart;
    private object? _followed;

    /// <summary>The sweep's id.</summary>
    [Parameter, EditorRequired]
    public int Sweep { get; set; }

    /// <summary>The trial.</summary>
    [Parameter, EditorRequired]
    public TrialRow Trial { get; set; } = default!;

    /// <summary>The epoch whose weights were kept.</summary>
    [Parameter]
    public int? BestEpoch { get; set; }

    /// <summary><c>linear</c>, or else logarithmic.</summary>
    [Parameter]
    public string? Scale { get; set; }

    /// <inheritdoc/>
    protected override TimeSpan? Interval => Trial.State.HasEnded() ? null : Moving;

    /// <inheritdoc/>
    protected override object Wanted => (Sweep, Trial.Number, Trial.State);

    private bool Linear => Scale == "linear";

    private string Label =>
        $"Train and validation loss of trial {Trial.Number} over {Trial.Epochs} epochs, {(Linear ? "linear" : "logarithmic")} scale";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _options = new ChartOptions
        {
            X = "epoch",
            Y = "mean squared error (scaled)",
            LogY = !Linear,
            Legend = true,
        };
        object follow = (Sweep, Trial.Number);
        if (!follow.Equals(_followed))
        {
            _followed = follow;
            _store = new CurveStore();
            _cursor = 0;
            _data = new ChartBatch();
        }

        base.OnParametersSet();
    }

    /// <inheritdoc/>
    protected override async Task<bool> FetchAsync(CancellationToken cancellation)
    {
        var store = _store;
        var news = new Dictionary<int, SortedDictionary<int, EpochReport>>();
        CurvePoints points;
        do
        {
            var query = new CurveQuery
            {
                Sweep = Sweep,
                Trial = Trial.Number,
                After = _cursor,
            };
            points = await Grains.GetGrain<IResultsGrain>(0).CurvesAsync(query).WaitAsync(cancellation);
            if (!ReferenceEquals(store, _store))
                return false;
            store.Add(points, news);
            _cursor = points.Cursor;
        } while (points.More);
        if (!news.TryGetValue(Trial.Number, out var changed))
            return false;
        if (_chart is null)
            _data = Batch(store[Trial.Number]);
        else
            await _chart.AppendAsync(Batch(changed.Values));
        return true;
    }

    private static ChartBatch Batch(IReadOnlyCollection<EpochReport> points)
    {
        double[] epochs = [.. points.Select(p => (double)p.Epoch)];
        var batch = new ChartBatch().Add(
            new ChartLine("train", "train", Palette.At(0)) { Width = 1.2 },
            epochs,
            [.. points.Select(p => p.TrainMse)]
        );
        return points.Any(p => p.ValidationMse is not null)
            ? batch.Add(
                new ChartLine("validation", "validation", Palette.At(1)) { Width = 2.4 },
                epochs,
                [.. points.Select(p => p.ValidationMse ?? double.NaN)]
            )
            : batch;
    }
}
