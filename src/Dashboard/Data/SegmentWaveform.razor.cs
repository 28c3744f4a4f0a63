using GearSweep.Dashboard.Formatting;
using GearSweep.Dashboard.Live;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Specification;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Data;

/// <summary>Channels of a segment, with the parts that train, validate and test.</summary>
public sealed partial class SegmentWaveform : IDisposable
{
    private const int Points = 2_000;

    private Waveform? _waveform;
    private TraceChart[] _traces = [];
    private int[] _indices = [];
    private (string Dataset, SegmentSummary Segment, RowWindow Window, string Channels)? _asked;
    private string? _problem;
    private readonly LatestRequest _reading = new();

    /// <summary>The dataset's name.</summary>
    [Parameter, EditorRequired]
    public string Dataset { get; set; } = "";

    /// <summary>The segment.</summary>
    [Parameter, EditorRequired]
    public SegmentSummary Segment { get; set; } = default!;

    /// <summary>The first row to show.</summary>
    [Parameter]
    public int? First { get; set; }

    /// <summary>Rows to show; <see langword="null"/> for all.</summary>
    [Parameter]
    public int? Rows { get; set; }

    /// <summary>Which of the dataset's channels to draw.</summary>
    [Parameter, EditorRequired]
    public ChannelChoice Choice { get; set; } = default!;

    /// <summary>Other inputs are to be drawn: what the address is to say of them.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string?> OnChoose { get; set; }

    /// <summary>Another part of the segment is wanted.</summary>
    [Parameter, EditorRequired]
    public EventCallback<RowWindow> OnMove { get; set; }

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    private RowWindow Window => RowWindow.From(First, Rows, Segment.Rows);

    private SegmentSplit Split => new SplitSpec().Resolve(Segment.Rows);

    private string Place =>
        $"{Shown.Shorten(Dataset)} at {Segment.Condition}, rows {Figures.Count(Window.First)} to {Figures.Count(Window.End - 1)}";

    private string Thinning =>
        _waveform is { } waveform && waveform.Row.Length < Window.Rows
            ? $"{Figures.Count(Window.Rows)} rows are drawn by the extremes of each stretch; a closer look draws every sample."
            : "Every sample is drawn.";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var asked = (Dataset, Segment, Window, string.Join('\n', Choice.Names));
        if (asked == _asked)
            return;
        _asked = asked;
        var cancellation = _reading.Begin();
        try
        {
            var waveform = await Grains
                .GetGrain<IDataGrain>(0)
                .WaveformAsync(
                    Dataset,
                    Segment.Condition,
                    Window.First,
                    Window.Rows,
                    Points,
                    Choice.Names,
                    cancellation
                );
            if (asked == _asked)
                Draw(waveform);
        }
        catch (OperationCanceledException)
        {
            // Another view is wanted meanwhile, or none.
        }
        catch (Exception e) when (e is TimeoutException or OrleansException or KeyNotFoundException)
        {
            (_problem, _asked) = ($"The waveform cannot be read: {e.Message}", null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private void Draw(Waveform waveform)
    {
        _problem = null;
        _waveform = waveform;
        _indices = [.. Enumerable.Range(0, waveform.Row.Length)];
        var areas = SplitAreas.For(Split, Window);
        _traces =
        [
            .. waveform
                .Traces.SkipLast(1)
                .Select(input => TraceChart.From(input, isTarget: false, waveform, Window, areas)),
            TraceChart.From(waveform.Traces[^1], isTarget: true, waveform, Window, areas),
        ];
    }

    private Task Go(RowWindow window) => OnMove.InvokeAsync(window);
}
